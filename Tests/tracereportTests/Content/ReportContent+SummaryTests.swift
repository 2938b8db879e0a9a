import Foundation
import Testing
import TraceAnalysis

@testable import tracereport

@Suite struct ReportContentSummaryTests {
    /// A record of a streamed answer: first byte 10 ms after the request was sent, the last after `last` ms.
    private func record(_ number: Int, last: Int = 100, error: String? = nil) -> String {
        let start = 1_795_466_080_000_000_000 + number * 1_000_000_000
        func at(_ milliseconds: Int) -> Int { start + milliseconds * 1_000_000 }
        let failure = error.map { ",\"error\":{\"type\":\"\($0)\",\"code\":503,\"message\":\"m\"}" } ?? ""
        return """
            {"metadata":{"benchmark_phase":"profiling","request_start_ns":\(start),"request_end_ns":\(at(last))},\
            "metrics":{},"trace_data":{"request_send_start_perf_ns":\(at(0)),"request_send_end_perf_ns":\(at(0)),\
            "response_receive_start_perf_ns":\(at(10)),"response_receive_end_perf_ns":\(at(last)),\
            "response_status_code":200,"response_chunks":[[\(at(10)),5],[\(at(last)),5]]}\(failure)}
            """
    }

    private func summary(_ records: [String]) throws -> String? {
        let folder = try TemporaryFolder()
        let path = try folder.write(records.joined(separator: "\n") + "\n", to: "run.jsonl")
        let (measured, _) = try TraceReader(options: AnalysisOptions()).measure(RunLocation(path))
        let analysis = Analysis(measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        return ReportContent.summary(of: analysis)
    }

    @Test func aWholeRun() throws {
        let text = try #require(try summary((0..<40).map { record($0) }))
        #expect(text.hasPrefix("All 40 requests succeeded, at 1.02 requests/s"))
        #expect(text.hasSuffix("."))
        #expect(!text.contains("too few"))
    }

    @Test func failuresAreCountedAndNamed() throws {
        let records = (0..<40).map { record($0, error: $0 < 3 ? "Overloaded" : $0 == 3 ? "Timeout" : nil) }
        let text = try #require(try summary(records))
        #expect(
            text.hasPrefix("36 of 40 requests succeeded (4 failed, most often with Overloaded 503), at "))
    }

    @Test func fewRequestsAreNoBasisForAJudgement() throws {
        let text = try #require(try summary((0..<3).map { record($0) }))
        #expect(text.hasPrefix("All 3 requests succeeded (too few to judge a run by)"))
        let both = try #require(try summary([record(0), record(1, error: "E")]))
        #expect(
            both.hasPrefix("1 of 2 requests succeeded (1 failed, with E 503; too few to judge a run by)"))
    }

    @Test func oneRequestIsSpokenOfAsOne() throws {
        let text = try #require(try summary([record(0)]))
        #expect(text.hasPrefix("The only request succeeded (too few to judge a run by)"))
        #expect(!text.contains("median"))
    }

    @Test func aRunThatFailedSaysNothingAboutItsSpeed() throws {
        let text = try summary((0..<2).map { record($0, error: "Refused\u{202E}") })
        #expect(text == "All 2 requests failed, with RefusedU+202E 503.")
        #expect(try summary([record(0, error: "E")]) == "The only request failed, with E 503.")
    }

    @Test func everyRunInTheRepositoryHasASummary() throws {
        for run in Repository.runs {
            let (measured, _) = try TraceReader(options: AnalysisOptions())
                .measure(RunLocation(Repository.path(run)))
            let analysis = Analysis(measured, run: RunDescription(file: "x"), options: AnalysisOptions())
            let text = try #require(ReportContent.summary(of: analysis))
            #expect(text.hasSuffix(".") && !text.contains(".."), "\(text)")
            #expect(text.contains("took the most time"), "\(text)")
        }
    }
}
