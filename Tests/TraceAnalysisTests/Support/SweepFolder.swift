import Foundation

@testable import TraceAnalysis

/// The runs of a directory, read for a sweep as the command reads them.
enum SweepFolder {
    /// AIPerf's own sweep of 1 to 32 users against a server of eight slots.
    static let native = fixture("native")
    /// Three repetitions of one setting.
    static let multirun = fixture("multirun")

    private static func fixture(_ name: String) -> String {
        RecordedRun.repository.appending(path: "Tests/Fixtures/sweeps/\(name)").path()
    }

    /// A run with its summary.
    static func analyzed(
        _ place: String, _ options: AnalysisOptions = AnalysisOptions()
    ) throws -> AnalyzedRun {
        let location = try RunLocation(place)
        var run = RunDescription(file: "profile_export.jsonl")
        if let summary = location.summary {
            run.summary = try RunSummary(json: Array(Data(contentsOf: URL(filePath: summary))))
        }
        var reader = TraceReader(options: options)
        reader.detail = .findings
        let (measured, bytes) = try reader.measure(location, beside: run.summary)
        run.bytes = bytes
        return AnalyzedRun(measured, run: run, options: options)
    }

    /// Every run below a directory as a sweep.
    static func sweep(
        _ directory: String, by name: String? = nil, _ options: AnalysisOptions = AnalysisOptions()
    ) throws -> Sweep {
        let search = RunSearch(below: directory)
        var runs: [SweepRun] = []
        var unread = search.withoutRecords.map { Sweep.LeftOut(run: $0.place, reason: "no records") }
        for place in search.runs {
            do {
                runs.append(SweepRun(try analyzed(search.path(of: place), options), folder: place))
            } catch is InputError {
                unread.append(Sweep.LeftOut(run: place, reason: "cannot be read"))
            }
        }
        return try Sweep(runs, unread: unread, by: name, options: options)
    }
}

/// A run as a sweep keeps it, made of a few numbers.
struct MadeRun {
    var folder = "run"
    var concurrency: Int? = 8
    var rate: Double?
    var variation: KeyValuePairs<String, String> = [:]
    var label: String?
    var throughput: Double? = 10
    var firstToken = 50.0
    var decodeTime = 10.0
    var tokens = 100.0
    var inputTokens = 100.0
    var requests = 100
    var failed = 0
    var good: Int?
    var objectives: [String] = ["time_to_first_token <= 500ms"]
    var model = "m"
    var fault: Finding.ID?

    /// The run.
    var run: SweepRun {
        var configuration = RunConfiguration()
        configuration.model = model
        configuration.streams = true
        (configuration.inputTokens, configuration.outputTokens) = (inputTokens, tokens)
        configuration.load.kind = rate == nil ? .concurrency : .rate
        (configuration.load.concurrency, configuration.load.rate) = (concurrency, rate)
        configuration.objectives = good == nil ? [] : objectives
        var place = SweepPlace()
        place.variationLabel = label
        for (name, value) in variation { place.variationValues[name] = value }
        place.variationNames = variation.map(\.key)
        let options = AnalysisOptions()
        func summary(_ tag: MetricTag, _ milliseconds: Double) -> Summary? {
            Sample([milliseconds * 1e6 * 0.9, milliseconds * 1e6, milliseconds * 1e6 * 1.1]).map {
                Summary(of: $0, tag: tag, source: .metrics, options: options)
            }
        }
        let finding = fault.map {
            SweepRun.Remark(id: $0, severity: .invalid, title: "Doubtful", text: "It is doubtful.")
        }
        return SweepRun(
            folder: folder, configuration: configuration, place: place,
            metrics: [
                .timeToFirstToken: summary(.timeToFirstToken, firstToken),
                .decodeTimePerToken: summary(.decodeTimePerToken, decodeTime),
                .httpReqDuration: summary(.httpReqDuration, firstToken + decodeTime * tokens),
            ].compactMapValues { $0 },
            requestThroughput: throughput, outputTokenThroughput: throughput.map { $0 * tokens },
            tokensPerUser: 1_000 / decodeTime, requests: requests, failed: failed,
            good: good.map { ($0, requests) }, findings: [finding].compactMap { $0 })
    }
}
