import Foundation
import Testing

@testable import TraceAnalysis

/// Small inputs after bug reports, in `Tests/Fixtures/cases`, each with what is right of it.
struct CaseTests {
    private func measured(_ name: String) throws -> Measurements {
        let file = RecordedRun.repository.appending(path: "Tests/Fixtures/cases/\(name).jsonl")
        return try TraceReader(options: AnalysisOptions()).measure(RunLocation(file.path())).0
    }

    /// What is written in seconds is as long as the same in milliseconds.
    @Test func `Metrics in seconds are converted`() throws {
        let run = try measured("10-units-seconds")
        let waiting = try #require(run[.httpReqWaiting])
        #expect(waiting.count == 20)
        #expect((50e6...70e6).contains(waiting.mean))
        #expect(try #require(run[.httpReqReceiving]).mean == 160e6)
        #expect(try #require(run[.responseSize]).mean == 4200)
        #expect(try #require(run[.interTokenLatency]).mean < 9e6)
        #expect(run.counts.unreadUnits.isEmpty)
    }

    @Test func `Nine tenths of a second are 900 ms`() throws {
        let run = try measured("min-u")
        #expect(try #require(run[.httpReqWaiting]).mean == 900_000_000)
        #expect(try #require(run[.requestLatency]).mean == 3_000_000_000)
    }

    /// An unknown unit leaves the metric out, and a note says which.
    @Test func `A metric in an unknown unit is named in a note`() throws {
        let lines = [
            #"{"metrics":{"request_latency":{"value":3,"unit":"h"},"input_tokens":{"value":3,"unit":"tokens"}}}"#,
            #"{"metrics":{"request_latency":{"value":3,"unit":"h"},"http_req_waiting":{"value":3,"unit":"B"}}}"#,
        ]
        let analysis = Traces.analysis(try lines.map { try Lines.decode($0) })
        #expect(analysis.metrics[.requestLatency] == nil)
        #expect(analysis.metrics[.inputTokens]?.count == 1)
        let note = try #require(analysis.notes.first { $0.id == .unreadUnits })
        #expect(note.count == 3)
        #expect(
            note.text == "3 values left out, as the unit beside them is not known: "
                + "http_req_waiting 1, request_latency 2.")
    }
}
