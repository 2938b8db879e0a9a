import Foundation
import Testing
import TraceAnalysis

@testable import tracereport

@Suite struct VerdictTests {
    private func verdicts(_ lines: [String]) throws -> [String: Verdict] {
        let verdicts = ReportContent(try Analyses.of(lines)).verdicts
        return Dictionary(uniqueKeysWithValues: verdicts.map { ($0.id, $0) })
    }

    @Test func whatIsGoodNeedsNoAdvice() throws {
        for run in Repository.runs {
            for verdict in ReportContent(try Analyses.ofRun(run)).verdicts {
                if verdict.grade == .good { #expect(verdict.advice == nil, "\(run): \(verdict.id)") }
                if verdict.grade == .bad || verdict.grade == .warning {
                    #expect(verdict.advice?.hasSuffix(".") == true, "\(run): \(verdict.id)")
                }
            }
        }
    }

    @Test func fewRequestsAskForMore() throws {
        let line = #"{"metrics":{"http_req_waiting":5,"http_req_receiving":9,"output_sequence_length":3}}"#
        let verdicts = try verdicts([line, line, line])
        #expect(verdicts["ttfb"]?.advice == "Repeat the run with more requests.")
        #expect(verdicts["time_per_token"]?.advice == "Repeat the run with more requests.")
        #expect(
            verdicts["connection_reuse"]?.advice == "Run AIPerf with --export-http-trace to record it.")
        #expect(verdicts["icl_consistency"]?.advice == nil)
    }
}
