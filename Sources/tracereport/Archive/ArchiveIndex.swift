import FoundationEssentials
import TraceAnalysis

/// What an archive lists: `index.json`, and the name of the page beside it.
///
/// Everything in it follows from the manifests of the runs. `seal` is the SHA-256 of the index written with an
/// empty seal.
struct ArchiveIndex: Sendable, Equatable, Codable {
    /// A run of the list.
    struct Run: Sendable, Equatable, Codable {
        /// The run's folder.
        var folder: String
        /// When it began, ISO 8601 in UTC.
        var start: String?
        /// The models.
        var model: String?
        /// The title that was given.
        var title: String?
        /// The base name of the input.
        var file: String
        /// The SHA-256 of the input.
        var sha256: String
        /// The endpoint.
        var endpoint: String?
        /// How many requests were kept in flight.
        var concurrency: Int?
        /// The key figures by name.
        var figures: [String: Double?]

        /// A run as its manifest says.
        init(folder: String, _ manifest: Manifest) {
            self.folder = folder
            start = manifest.start
            model = manifest.model
            title = manifest.title
            file = manifest.input.file
            sha256 = manifest.input.sha256
            endpoint = manifest.endpoint
            concurrency = manifest.concurrency
            figures = manifest.figures
        }

        /// A figure of the run; nil when not recorded.
        func value(_ figure: IndexFigure) -> Double? { figures[figure.name] ?? nil }

        /// Writes every member, absent ones as `null`.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(folder, forKey: .folder)
            try container.encode(start, forKey: .start)
            try container.encode(model, forKey: .model)
            try container.encode(title, forKey: .title)
            try container.encode(file, forKey: .file)
            try container.encode(sha256, forKey: .sha256)
            try container.encode(endpoint, forKey: .endpoint)
            try container.encode(concurrency, forKey: .concurrency)
            try container.encode(figures, forKey: .figures)
        }
    }

    /// The name in the archive.
    static let fileName = "index.json"
    /// The page that shows the same.
    static let pageName = "index.html"

    /// The runs, newest first.
    var runs: [Run]
    /// The SHA-256 of the page.
    var page: String
    /// What guards the index itself.
    var seal = ""

    /// The index of some runs, in any order, and the page that shows it.
    static func made(of runs: [Run]) -> (index: ArchiveIndex, page: [UInt8]) {
        let sorted = runs.sorted { ($0.start ?? "", $0.folder) > ($1.start ?? "", $1.folder) }
        let page = Array(IndexPage(runs: sorted).html.utf8)
        var index = ArchiveIndex(runs: sorted, page: page.sha256)
        index.seal = index.unsealed.sha256
        return (index, page)
    }

    private init(runs: [Run], page: String) {
        self.runs = runs
        self.page = page
    }

    /// Reads an index.
    ///
    /// - Returns: nil for bytes that are not exactly what an index is written as.
    init?(bytes: [UInt8]) {
        guard let index = try? JSONDecoder().decode(ArchiveIndex.self, from: Data(bytes)),
            index.seal == index.unsealed.sha256, index.bytes == bytes
        else { return nil }
        self = index
    }

    /// The index as JSON.
    var bytes: [UInt8] {
        (try? JSONText.text(of: self)).map { Array($0.utf8) } ?? []
    }

    private var unsealed: [UInt8] {
        var open = self
        open.seal = ""
        return open.bytes
    }
}

/// The runs of an archive as lines of text for a terminal.
struct RunList {
    /// The runs, in the order in which they are listed.
    let runs: [ArchiveIndex.Run]

    /// A head and a line a run; a sentence where there is none.
    var text: String {
        guard !runs.isEmpty else { return "No run has been archived yet.\n" }
        let names = ["requests", "failed_share", "ttfb_p50_ms", "ttfb_p99_ms", "output_token_throughput"]
        let figures = names.compactMap { name in IndexFigure.all.first { $0.name == name } }
        let head = ["Start", "Model", "Title"] + figures.map(\.label) + ["Folder"]
        let rows = runs.map { run -> [String] in
            [
                (run.start ?? "not recorded").visible, (run.model ?? "not recorded").visible.cut(to: 40),
                (run.title ?? "").visible.cut(to: 40),
            ] + figures.map { figure in run.value(figure).map { figure.text($0) } ?? "not recorded" }
                + [run.folder]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let trailing = 3..<(3 + figures.count)
        return ([head] + rows).map { cells in
            let padded = cells.indices.map {
                cells[$0].padded(to: widths[$0], trailing: trailing.contains($0))
            }
            return padded.joined(separator: "  ").trimmingTrailingSpaces() + "\n"
        }.joined()
    }
}
