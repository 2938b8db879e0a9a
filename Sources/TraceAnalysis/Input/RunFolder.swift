import FoundationEssentials

/// A folder and the names in it: which of its files are runs, and where their summaries lie.
struct RunFolder: Sendable {
    /// Where it lies.
    let path: String
    /// Every name in it, in no order.
    let names: [String]

    /// Lists a folder.
    ///
    /// - Returns: nil where it cannot be listed.
    init?(_ path: String) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return nil }
        self.path = path
        self.names = names
    }

    /// Which of the files are runs, in the order of their names.
    ///
    /// AIPerf writes other JSONL files into a run directory; only records are a run.
    var runs: [String] {
        let files = names.filter { name in
            guard let stem = Self.stem(of: name) else { return false }
            guard !stem.hasSuffix(Self.raw), !stem.hasSuffix("network_latency"),
                !name.contains("gpu_telemetry"), !name.contains("server_metrics")
            else { return false }
            return Self.isDirectory(Self.path(of: name, in: path)) == false
        }
        // gzip and zstd may leave the file where it is: beside its plain file a compressed one is no other
        // run.
        let plain = Set(files.filter { $0.hasSuffix(Self.jsonLines) })
        return files.filter {
            plain.contains($0) || !plain.contains((Self.stem(of: $0) ?? "") + Self.jsonLines)
        }
        .sorted()
    }

    /// The summary under AIPerf's own name, compressed or not; nil where there is none.
    var standardSummary: String? {
        Self.suffixes.map { Self.standardSummary + $0 }.first(where: names.contains)
    }

    /// The folders in it that are no links and not hidden.
    var folders: [String] {
        names.filter { name in
            let inner = Self.path(of: name, in: path)
            return !name.hasPrefix(".") && Self.isDirectory(inner) == true
                && (try? FileManager.default.destinationOfSymbolicLink(atPath: inner)) == nil
        }
    }
}

extension RunFolder {
    private static let jsonLines = ".jsonl"
    private static let raw = "_raw"
    private static let standardSummary = "profile_export_aiperf.json"
    /// How names of plain and of compressed files end.
    private static let suffixes = [""] + Compression.allCases.map(\.suffix)

    /// The name without `.jsonl`, `.jsonl.gz` or `.jsonl.zst`; nil where it ends in none of them.
    private static func stem(of name: String) -> String? {
        suffixes.map { jsonLines + $0 }.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
    }

    /// Whether a path is a directory; nil where nothing is there.
    private static func isDirectory(_ path: String) -> Bool? {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) ? isDirectory : nil
    }

    /// A name as a path in a directory.
    static func path(of name: String, in directory: String) -> String {
        directory.isEmpty ? name : directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
    }

    /// The run beside a file of whole requests and responses, or where it would be; nil for any other file.
    static func records(besideRaw path: String) -> String? {
        guard let stem = stem(of: path), stem.hasSuffix(raw) else { return nil }
        let run = "\(stem.dropLast(raw.count))\(jsonLines)"
        return suffixes.map { run + $0 }.first { FileManager.default.fileExists(atPath: $0) } ?? run
    }

    /// `profile_export_aiperf.json` beside `profile_export.jsonl`, `P.json` beside any other `P.jsonl`; where
    /// both are compressed, or one is, too.
    static func summary(beside run: String) -> String? {
        guard let stem = stem(of: run) else { return nil }
        let isStandard = stem == "profile_export" || stem.hasSuffix("/profile_export")
        let plain = stem + (isStandard ? "_aiperf.json" : ".json")
        return suffixes.map { plain + $0 }.first { FileManager.default.fileExists(atPath: $0) }
    }
}
