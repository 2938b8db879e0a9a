import Foundation
import Testing
import TraceAnalysis

/// A run that lies in the repository, with AIPerf's own summary where there is one.
struct RecordedRun: Sendable, CustomTestStringConvertible {
    /// The run's folder.
    let folder: URL

    var name: String { folder.lastPathComponent }
    var testDescription: String { name }
    var file: URL { folder.appending(path: "profile_export.jsonl") }
    var summaryFile: URL { folder.appending(path: "profile_export_aiperf.json") }
    var hasSummary: Bool { FileManager.default.fileExists(atPath: summaryFile.path()) }

    /// Whether AIPerf's summary lies beside it with its figures; of some runs only what was asked for was kept.
    var hasFigures: Bool { hasSummary && (try? summary())?["request_latency"] != nil }

    /// The root of the repository.
    static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every run in `samples` and in `Tests/Fixtures/runs`.
    static let all = runs(in: "samples") + runs(in: "Tests/Fixtures/runs")

    /// Runs under other loads than a steady one, or against servers that do not behave, in `Tests/Fixtures/loads`:
    /// several phases, turns, addresses, objectives, cancelled and failing requests, answers without streams.
    ///
    /// Of their lines only what may be read was kept, without the headers.
    static let loads = runs(in: "Tests/Fixtures/loads").filter { $0.name.hasPrefix("aiperf") }

    private static func runs(in place: String) -> [RecordedRun] {
        let parent = repository.appending(path: place)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path())) ?? []
        return names.sorted().map { RecordedRun(folder: parent.appending(path: $0)) }
            .filter { FileManager.default.fileExists(atPath: $0.file.path()) }
    }

    /// Those with AIPerf's figures to compare with.
    static let withSummary = (all + loads).filter(\.hasFigures)

    /// A run by the name of its folder; the path of a run that is not there fails when it is read.
    static func named(_ name: String) -> RecordedRun {
        (all + loads).first { $0.name == name }
            ?? RecordedRun(folder: repository.appending(path: "missing/\(name)"))
    }

    /// Reads and measures the run.
    func measured(
        _ options: AnalysisOptions = AnalysisOptions(), keepsRequests: Bool = false
    ) throws -> Measurements {
        var reader = TraceReader(options: options)
        reader.detail = keepsRequests ? .comparisons : .figures
        return try reader.measure(RunLocation(folder.path())).0
    }

    /// Reads and analyses the run.
    func analysis(_ options: AnalysisOptions = AnalysisOptions()) throws -> Analysis {
        Analysis(try measured(options), run: RunDescription(file: "profile_export.jsonl"), options: options)
    }

    /// The analysis with percentiles as AIPerf finds them; each run is read only once.
    func linearAnalysis() throws -> Analysis {
        try Self.linear[name]?.get() ?? analysis(AnalysisOptions(percentileMethod: .linear))
    }

    private static let linear = Dictionary(
        uniqueKeysWithValues: (all + loads).map { run in
            (run.name, Result { try run.analysis(AnalysisOptions(percentileMethod: .linear)) })
        })

    /// AIPerf's summary by its own names.
    func summary() throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: summaryFile))
        return object as? [String: Any] ?? [:]
    }
}
