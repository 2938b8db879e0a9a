import FoundationEssentials

/// Which file is the run, and which summary belongs to it.
public struct RunLocation: Sendable, Equatable {
    /// The JSONL file; nil for standard input.
    public let file: String?
    /// AIPerf's summary beside it; nil where there is none.
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
        let runs = names.filter { name in
            guard name.hasSuffix(".jsonl") else { return false }
            guard !name.hasSuffix("_raw.jsonl"), !name.hasSuffix("network_latency.jsonl"),
                !name.contains("gpu_telemetry"), !name.contains("server_metrics")
            else { return false }
            var isDirectory = false
            let path = Self.path(of: name, in: directory)
            return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory
        }.sorted()
        guard let run = runs.first else { throw .noRun(directory: directory) }
        guard runs.count == 1 else { throw .severalRuns(directory: directory, names: runs) }
        return path(of: run, in: directory)
    }

    private static func path(of name: String, in directory: String) -> String {
        directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
    }

    /// `profile_export_aiperf.json` beside `profile_export.jsonl`, `P.json` beside any other `P.jsonl`.
    private static func summary(beside run: String) -> String? {
        guard run.hasSuffix(".jsonl") else { return nil }
        let stem = String(run.dropLast(".jsonl".count))
        let isStandard = stem == "profile_export" || stem.hasSuffix("/profile_export")
        let candidate = stem + (isStandard ? "_aiperf.json" : ".json")
        return FileManager.default.fileExists(atPath: candidate) ? candidate : nil
    }
}
