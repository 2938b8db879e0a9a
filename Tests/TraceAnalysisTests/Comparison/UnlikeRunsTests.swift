import Foundation
import Testing

@testable import TraceAnalysis

@Suite struct UnlikeRunsTests {
    private func run(
        _ count: Int = 60, tokens: Double = 10, failing: Int = 0,
        options: AnalysisOptions = AnalysisOptions(), sha256: String? = nil,
        _ set: (inout RunSummary) -> Void = { _ in }
    ) -> NamedRun {
        var collector = MeasurementCollector(options: options, detail: .comparisons)
        for index in 0..<count {
            let length = tokens + Double(index % 5)
            collector.add(
                Requests.record(
                    start: Double(index) * 100, transfer: length, tokens: length, isFailed: index < failing))
        }
        var summary = RunSummary()
        set(&summary)
        var description = RunDescription(file: "a", summary: summary)
        description.sha256 = sha256
        return NamedRun(
            name: "a", run: AnalyzedRun(collector.finish(), run: description, options: options))
    }

    private func warnings(_ first: NamedRun, _ second: NamedRun) -> [ComparisonWarning] {
        UnlikeRuns(first, second).warnings
    }

    @Test func equalRunsHaveNone() {
        #expect(warnings(run(), run()).isEmpty)
        let named = run { $0.model = "m" }
        #expect(warnings(named, named).isEmpty)
    }

    @Test func whatSummariesTellIsSpelled() {
        let first = run {
            $0.model = "small"
            $0.asksForStreams = true
            $0.load.concurrency = 8
        }
        let second = run {
            $0.model = "large"
            $0.asksForStreams = false
            $0.load.concurrency = 16
        }
        let found = warnings(first, second)
        #expect(found.map(\.id) == [.model, .streaming, .concurrency])
        #expect(
            found.map(\.text) == [
                "Model differs: small and large.", "Streaming differs: asked for and not asked for.",
                "Concurrency differs: 8 and 16.",
            ])
    }

    /// A rate may have a limit of requests in flight or none, and may not have been sent.
    @Test func ratesAreToldWithTheirLimit() {
        let open = run {
            $0.load.kind = .rate
            $0.load.rate = 25
        }
        let capped = run {
            $0.load.kind = .rate
            $0.load.rate = 40
            $0.load.concurrency = 8
        }
        let found = warnings(open, capped)
        #expect(found.map(\.id) == [.concurrency, .requestRate])
        #expect(
            found.map(\.text) == [
                "Limit of requests in flight differs: none and 8.",
                "Request rate differs: 25 a second and 40 a second.",
            ])
        #expect(UnlikeRuns(open, capped).setup == found)
        #expect(UnlikeRuns(run(60), run(90)).setup.isEmpty)
    }

    /// A slower server may get less of the same rate.
    @Test func theSameRateIsTheSameLoadWhateverWasSentOfIt() throws {
        let recorded = RecordedRun.named("aiperf-0.13-rate-capped")
        let summary = try RunSummary(json: Array(Data(contentsOf: recorded.summaryFile)))
        let short = NamedRun(
            plain: AnalyzedRun(
                try recorded.measured(keepsRequests: true),
                run: RunDescription(file: "b", summary: summary), options: AnalysisOptions()))
        #expect(short.run.analysis.findings?.ranked.contains { $0.id == .loadNotDelivered } == true)
        let whole = run { $0.load = summary.load }
        #expect(!UnlikeRuns(short, whole).setup.contains { $0.id == .requestRate })
        let other = run {
            $0.load = summary.load
            $0.load.rate = 25
        }
        let told = UnlikeRuns(short, other).setup.first { $0.id == .requestRate }?.text
        #expect(told == "Request rate differs: 40 a second (23 sent) and 25 a second.")
    }

    @Test func theSameRecordsAreSaidWhereTheyWereAnalysedAlike() {
        let first = run(sha256: "5e")
        #expect(warnings(first, run(sha256: "5e")).map(\.id) == [.sameInput])
        #expect(warnings(first, run(sha256: "f0")).isEmpty)
        var linear = AnalysisOptions()
        linear.percentileMethod = .linear
        #expect(warnings(first, run(options: linear, sha256: "5e")).map(\.id) == [.options])
    }

    @Test func whatOneSideAloneTellsIsNamed() {
        let found = warnings(run { $0.model = "m" }, run())
        #expect(found.map(\.id) == [.oneSided])
        #expect(found[0].text == "Known of a only: model.")
    }

    @Test func countsLengthsAndFailuresAreHeldAgainstEachOther() throws {
        #expect(warnings(run(60), run(89)).isEmpty)
        #expect(warnings(run(60), run(90)).map(\.text) == ["Number of requests differs: 60 and 90."])
        let longer = warnings(run(tokens: 10), run(tokens: 20))
        #expect(longer.map(\.id) == [.outputLength])
        #expect(longer[0].text == "Mean output length differs: 12.0 and 22.0 tokens.")
        let failed = warnings(run(100), run(100, failing: 2))
        #expect(failed.map(\.id) == [.failures])
        #expect(failed[0].text.contains("0.0% and 2.0%"))
    }

    @Test func anotherChoiceIsSaid() {
        var steady = AnalysisOptions()
        steady.isSteady = true
        #expect(warnings(run(), run(options: steady)).map(\.id) == [.firstWave])
        var linear = AnalysisOptions()
        linear.percentileMethod = .linear
        #expect(warnings(run(), run(options: linear)).map(\.id) == [.options])
    }
}
