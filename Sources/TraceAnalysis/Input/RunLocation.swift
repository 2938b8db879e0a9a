import FoundationEssentials

/// Which file is the run, and which summary belongs to it.
public struct RunLocation: Sendable, Equatable {
    /// The JSONL file, compressed or not; nil for standard input.
    public let file: String?
    /// AIPerf's summary beside it, compressed or not; nil where there is none.
    public let summary: String?

    /// What AIPerf measured of GPUs beside it, a line for each time; nil where there is none.
    public var gpuTelemetry: String? { Self.file("gpu_telemetry_export.jsonl", beside: file) }
    /// What AIPerf measured of the server beside it; nil where there is none.
    public var serverMetrics: String? { Self.file("server_metrics_export.json", beside: file) }

    private static func file(_ name: String, beside run: String?) -> String? {
        guard let run else { return nil }
        let path = run.lastIndex(of: "/").map { "\(run[...$0])\(name)" } ?? name
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// How many of the runs below a directory its refusal names.
    private static let namedRuns = 20

    /// Finds the run that a command line's INPUT names: a file, a run directory, or `-`.
    ///
    /// - Throws: `InputError` when there is no such file, or a directory holds no run or several, or the file
    /// is
    ///   known by its name to be another of AIPerf's.
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
        if !isDirectory, let records = RunFolder.records(besideRaw: run) {
            throw .rawRecords(path: run, run: records)
        }
        file = run
        summary = RunFolder.summary(beside: run)
    }

    private static func run(in directory: String) throws(InputError) -> String {
        guard let folder = RunFolder(directory) else {
            throw .unreadable(path: directory, reason: "the directory cannot be listed")
        }
        let runs = folder.runs
        guard runs.count <= 1 else { throw .severalRuns(directory: directory, names: runs) }
        if let run = runs.first { return RunFolder.path(of: run, in: directory) }
        if let summary = folder.standardSummary { throw .noRecords(directory: directory, summary: summary) }
        let below = RunSearch(below: directory).runs
        guard !below.isEmpty else { throw .noRun(directory: directory) }
        throw .runsBelow(directory: directory, runs: Array(below.prefix(namedRuns)), count: below.count)
    }
}
