import Foundation
import Testing

@testable import TraceAnalysis

@Suite struct GoodputTests {
    private func measured(
        _ name: String, _ set: (inout TraceReader) -> Void = { _ in }
    ) throws -> Measurements {
        let run = LoadRun.named(name)
        var reader = TraceReader(options: AnalysisOptions())
        set(&reader)
        return try reader.measure(RunLocation(run.folder.path()), beside: try run.summary()).0
    }

    private func analysis(_ name: String, _ measured: Measurements) throws -> Analysis {
        var run = RunDescription(file: "run.jsonl")
        run.summary = try LoadRun.named(name).summary()
        return Analysis(measured, run: run, options: AnalysisOptions())
    }

    /// AIPerf's own numbers: good requests exactly, their rate to 1 %, as AIPerf's duration is a little longer.
    @Test func itIsThatOfAIPerf() throws {
        let name = "aiperf-0.13-goodput"
        let goodput = try #require(try analysis(name, measured(name)).goodput)
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: LoadRun.named(name).summaryFile))
        let summary = try #require(json as? [String: Any])
        func figure(_ name: String) -> Double? { (summary[name] as? [String: Any])?["avg"] as? Double }
        #expect(Double(goodput.good) == figure("good_request_count"))
        #expect(Double(goodput.of) == figure("request_count"))
        let (share, fraction) = (try #require(goodput.share), try #require(figure("good_request_fraction")))
        #expect(abs(share - fraction) < 1e-12)
        let (rate, theirs) = (try #require(goodput.rate), try #require(figure("goodput")))
        #expect(abs(rate / theirs - 1) < 0.01)
        #expect(goodput.source == .summary)
        #expect(
            goodput.parts.map(\.objective.metric) == [
                "inter_token_latency", "request_latency", "time_to_first_token",
            ])
        #expect(goodput.parts.map(\.met) == [134, 43, 14])
    }

    /// What AIPerf wrote into each record says the same, request by request.
    @Test func eachRecordAgrees() throws {
        let lines = try LoadRun.named("aiperf-0.13-goodput").lines()
        #expect(lines.count { $0.contains(#""good_request_count":{"value":1,"#) } == 13)
    }

    /// Where no objective is known AIPerf's mark in the records tells.
    @Test func theRecordsTellWhereNothingElseDoes() throws {
        let location = try RunLocation(LoadRun.named("aiperf-0.13-goodput").folder.path())
        let measured = try TraceReader(options: AnalysisOptions()).measure(location).0
        let goodput = try #require(try analysis("aiperf-0.13-goodput", measured).goodput)
        #expect(
            goodput.good == 13 && goodput.of == 150 && goodput.source == .records && goodput.parts.isEmpty)
    }

    @Test(arguments: [1, 2, 3, 7]) func threadsDoNotMatter(_ threads: Int) throws {
        let name = "aiperf-0.13-goodput"
        let one = try measured(name)
        let several = try measured(name) {
            $0.threads = threads
            $0.worthSplitting = 1
        }
        #expect(several.goodput == one.goodput && several.credits == one.credits)
        #expect(several.profiling == one.profiling && several.extent == one.extent)
    }

    @Test func anArchiveKeepsIt() throws {
        let name = "aiperf-0.13-goodput"
        let measured = try measured(name)
        let analysis = try analysis(name, measured)
        let run = AnalyzedRun(measured, run: analysis.run, options: AnalysisOptions())
        let read = try StoredRun(bytes: StoredRun(run).bytes).run.analysis
        #expect(read.goodput == analysis.goodput)
        #expect(read.load == analysis.load)
    }

    @Test func withoutObjectivesThereIsNone() throws {
        #expect(try analysis("aiperf-0.13-cancel", measured("aiperf-0.13-cancel")).goodput == nil)
    }

    @Test func ofCancelledRequestsNoneIsCounted() throws {
        var options = AnalysisOptions()
        options.objectives = [try Objective("request_latency <= 10s")]
        let reader = TraceReader(options: options)
        let run = LoadRun.named("aiperf-0.13-cancel")
        let measured = try reader.measure(RunLocation(run.folder.path()), beside: try run.summary()).0
        let goodput = try #require(try analysis("aiperf-0.13-cancel", measured).goodput)
        #expect(goodput.of == 122 && goodput.good == 122 && goodput.source == .option)
    }

    /// Another run's summary asks nothing of this one.
    @Test func aForeignSummaryAsksNothing() throws {
        let run = LoadRun.named("stale-summary")
        var summary = try run.summary()
        summary.objectives = ["request_latency": 1]
        let reader = TraceReader(options: AnalysisOptions())
        let measured = try reader.measure(RunLocation(run.folder.path()), beside: summary).0
        #expect(measured.goodput == nil)
    }
}
