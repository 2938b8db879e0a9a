import FoundationEssentials

/// Which file is the run, and which summary belongs to it.
public struct RunLocation: Sendable, Equatable {
    /// The JSONL file, compressed or not; nil for standard input.
    public let file: String?
    /// AIPerf's summary beside it, compressed or not; nil where there is none.
    public let summary: String?

    /// Finds the run that a command line's INPUT names: a file, a run directory, or `-`.
    ///
    /// - Throws: `InputError` when there is no such file, or a directory holds no run or several.
    public init(_ input: String) throws(InputError) {
        guard input != "-" else {
            file = nil
            summary = nil
            return
        }
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: input, isDirectory: &isDirectory) else {
            throw .unreadable(path: input, reason: "No such file or directory")
        }
        let run = isDirectory ? try Self.run(in: input) : input
        file = run
        summary = Self.summary(beside: run)
    }

    private static func run(in directory: String) throws(InputError) -> String {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw .unreadable(path: directory, reason: "the directory cannot be listed")
        }
        // AIPerf writes other JSONL files into a run directory; only records are a run.
        let files = names.filter { name in
            guard let stem = stem(of: name) else { return false }
            guard !stem.hasSuffix("_raw"), !stem.hasSuffix("network_latency"),
                !name.contains("gpu_telemetry"), !name.contains("server_metrics")
            else { return false }
            var isDirectory = false
            let path = Self.path(of: name, in: directory)
            return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory
        }
        // gzip and zstd may leave the file where it is: beside its plain file a compressed one is no other run.
        let plain = Set(files.filter { $0.hasSuffix(jsonLines) })
        let runs = files.filter { plain.contains($0) || !plain.contains((stem(of: $0) ?? "") + jsonLines) }
            .sorted()
        guard let run = runs.first else { throw .noRun(directory: directory) }
        guard runs.count == 1 else { throw .severalRuns(directory: directory, names: runs) }
        return path(of: run, in: directory)
    }

    private static func path(of name: String, in directory: String) -> String {
        directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
    }

    /// `profile_export_aiperf.json` beside `profile_export.jsonl`, `P.json` beside any other `P.jsonl`; where both
    /// are compressed, or one is, too.
    private static func summary(beside run: String) -> String? {
        guard let stem = stem(of: run) else { return nil }
        let isStandard = stem == "profile_export" || stem.hasSuffix("/profile_export")
        let plain = stem + (isStandard ? "_aiperf.json" : ".json")
        return suffixes.map { plain + $0 }.first { FileManager.default.fileExists(atPath: $0) }
    }

    private static let jsonLines = ".jsonl"
    /// How names of plain and of compressed files end.
    private static let suffixes = [""] + Compression.allCases.map(\.suffix)

    /// The name without `.jsonl`, `.jsonl.gz` or `.jsonl.zst`; nil where it ends in none of them.
    private static func stem(of name: String) -> String? {
        suffixes.map { jsonLines + $0 }.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
    }
}
