import FoundationEssentials
import TraceAnalysis

/// What an archive lists: `index.json`, and the name of the page beside it.
///
/// Everything in it follows from the manifests of the runs, and holds what a change of the archive needs to know of
/// them, so that adding a run to a thousand reads no manifest. `seal` is the SHA-256 of the index written with an empty
/// seal.
struct ArchiveIndex: Sendable, Equatable {
    /// A run of the list.
    struct Run: Sendable, Equatable, Decodable {
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
        /// What else the run was made of; nil where its manifest is of an earlier version of the tool.
        var configuration: ArchivedConfiguration?
        /// Whether a finding says that the figures are not what they seem; nil where that is not known.
        var invalid: Bool?
        /// What the run was labelled with.
        var labels: [String: String]
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
            configuration = manifest.configuration
            invalid = manifest.invalid
            labels = manifest.labels ?? [:]
            figures = manifest.figures
        }

        /// A figure of the run; nil when not recorded.
        func value(_ figure: IndexFigure) -> Double? { figures[figure.name] ?? nil }
    }

    /// The name in the archive.
    static let fileName = "index.json"
    /// The page that shows the same.
    static let pageName = "index.html"

    /// The runs, newest first.
    let runs: [Run]
    /// The SHA-256 of the page.
    let page: String
    /// The index as JSON, a run a line.
    let bytes: [UInt8]

    /// The index of some runs, in any order, and the page that shows it.
    static func made(of runs: [Run]) -> (index: ArchiveIndex, page: [UInt8]) {
        let sorted = sorted(runs)
        let page = Array(IndexPage(runs: sorted).html.utf8)
        return (ArchiveIndex(runs: sorted, page: page.sha256), page)
    }

    /// Runs in the order of an index, newest first.
    static func sorted(_ runs: [Run]) -> [Run] {
        runs.sorted { ($0.start ?? "", $0.folder) > ($1.start ?? "", $1.folder) }
    }

    private init(runs: [Run], page: String) {
        (self.runs, self.page) = (runs, page)
        var text = "{\n\"page\": \(JSONText.quoted(page)),\n\"runs\": [\n"
        for (number, run) in runs.enumerated() {
            if number > 0 { text += ",\n" }
            text += run.json
        }
        let open = Array(text.utf8) + Self.beforeSeal
        bytes = open + Array((open + Self.afterSeal).sha256.utf8) + Self.afterSeal
    }

    private static let beforeSeal = Array("\n],\n\"seal\": \"".utf8)
    private static let afterSeal = Array("\"\n}\n".utf8)

    private struct Wire: Decodable {
        let runs: [Run]
        let page: String
    }

    /// Reads an index.
    ///
    /// - Returns: nil for bytes that the seal at their end is not of.
    init?(bytes: [UInt8]) {
        let hexDigits = 64
        let open = bytes.dropLast(hexDigits + Self.afterSeal.count)
        let end = bytes.dropFirst(open.count)
        guard open.suffix(Self.beforeSeal.count) == Self.beforeSeal[...],
            end.elementsEqual(Array(Array(open + Self.afterSeal).sha256.utf8) + Self.afterSeal),
            let wire = try? JSONDecoder().decode(Wire.self, from: Data(bytes))
        else { return nil }
        (runs, page, self.bytes) = (wire.runs, wire.page, bytes)
    }
}

extension ArchiveIndex.Run {
    /// The run as a JSON object on one line, keys sorted, absent as `null`.
    ///
    /// Written here because an encoder takes ten times as long, at each change of an archive.
    fileprivate var json: String {
        Self.object([
            ("concurrency", concurrency.map(String.init)), ("configuration", configuration?.json),
            ("endpoint", endpoint.map(JSONText.quoted)),
            (
                "figures",
                Self.object(figures.sorted { $0.key < $1.key }.map { ($0.key, $0.value?.shortest) })
            ),
            ("file", JSONText.quoted(file)), ("folder", JSONText.quoted(folder)),
            ("invalid", invalid.map { "\($0)" }),
            (
                "labels",
                Self.object(labels.sorted { $0.key < $1.key }.map { ($0.key, JSONText.quoted($0.value)) })
            ),
            ("model", model.map(JSONText.quoted)), ("sha256", JSONText.quoted(sha256)),
            ("start", start.map(JSONText.quoted)), ("title", title.map(JSONText.quoted)),
        ])
    }

    fileprivate static func object(_ members: [(name: String, json: String?)]) -> String {
        var text = "{"
        for (number, member) in members.enumerated() {
            if number > 0 { text += ", " }
            text += JSONText.quoted(member.name)
            text += ": "
            text += member.json ?? "null"
        }
        return text + "}"
    }
}

extension ArchivedConfiguration {
    /// The configuration as a JSON object.
    fileprivate var json: String {
        ArchiveIndex.Run.object([
            ("endpoint_type", endpointType.map(JSONText.quoted)),
            ("evenly_spaced", evenlySpaced.map { "\($0)" }), ("input_tokens", inputTokens?.shortest),
            ("kind", kind.map(JSONText.quoted)), ("load", load.map(JSONText.quoted)),
            ("output_tokens", outputTokens?.shortest),
            ("prefill_concurrency", prefillConcurrency.map(String.init)), ("rate", rate?.shortest),
            ("streaming", streaming.map { "\($0)" }),
        ])
    }
}
