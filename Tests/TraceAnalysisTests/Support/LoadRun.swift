import Foundation
import TraceAnalysis

/// A copy of a real run in Tests/Fixtures/loads, with what may be read of it: no headers.
struct LoadRun: Sendable {
    /// The run's folder.
    let folder: URL

    /// A run by the name of its folder.
    static func named(_ name: String) -> LoadRun {
        LoadRun(folder: RecordedRun.repository.appending(path: "Tests/Fixtures/loads/\(name)"))
    }

    var summaryFile: URL { folder.appending(path: "profile_export_aiperf.json") }

    /// AIPerf's summary as it is read.
    func summary() throws -> RunSummary { try RunSummary(json: Array(Data(contentsOf: summaryFile))) }

    /// The lines of the records.
    func lines() throws -> [String] {
        try String(contentsOf: folder.appending(path: "profile_export.jsonl"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// Reads and analyses the run, its summary among it.
    func analyzed(
        _ options: AnalysisOptions = AnalysisOptions(), summary: RunSummary? = nil
    ) throws -> AnalyzedRun {
        var run = RunDescription(file: "profile_export.jsonl")
        run.summary = try summary ?? self.summary()
        let reader = TraceReader(options: options)
        return AnalyzedRun(
            try reader.measure(RunLocation(folder.path())).0, run: run, options: options)
    }

    /// Reads and analyses the run.
    func analysis(_ options: AnalysisOptions = AnalysisOptions()) throws -> Analysis {
        try analyzed(options).analysis
    }
}
