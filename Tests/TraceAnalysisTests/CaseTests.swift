import Foundation
import Testing

@testable import TraceAnalysis

/// Small inputs after bug reports, in `Tests/Fixtures/cases`, each with what is right of it.
struct CaseTests {
    private func file(_ name: String) -> String {
        RecordedRun.repository.appending(path: "Tests/Fixtures/cases/\(name).jsonl").path()
    }

    private func measured(_ name: String) throws -> Measurements {
        try TraceReader(options: AnalysisOptions()).measure(RunLocation(file(name))).0
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

    private func analysis(_ name: String) throws -> Analysis {
        Analysis(try measured(name), run: RunDescription(file: name), options: AnalysisOptions())
    }

    /// Errors inside 200 answers stay successful, and are counted.
    @Test func `Answers without tokens are counted where others have some`() throws {
        let overview = try analysis("02c-minimal").overview
        #expect(overview.successfulRequests == 4)
        #expect(overview.emptyAnswers == 3)
    }

    @Test func `No tokens are not a number of tokens`() throws {
        let line = #"{"metrics":{"output_sequence_length":{"value":0,"unit":"tokens"},"request_latency":5}}"#
        let analysis = Traces.analysis([try Lines.decode(line)])
        #expect(analysis.metrics[.outputTokens] == nil)
        #expect(analysis.overview.outputTokenThroughput == nil)
        #expect(analysis.overview.emptyAnswers == nil)
    }

    /// Of twenty answers one with tokens is 5 %; of twenty-one it is less.
    @Test(arguments: [(19, 19), (20, nil)]) func `Below five in a hundred there are no empty answers`(
        without: Int, empty: Int?
    ) {
        var metrics = RecordMetrics()
        metrics.outputTokens = 4
        let one = Traces.record(Traces.answer(), metrics: metrics)
        let others = (0..<without).map { _ in Traces.record(Traces.answer()) }
        #expect(Traces.analysis([one] + others).overview.emptyAnswers == empty)
    }

    @Test(arguments: ["18b-embeddings-large-body", "min-n20"])
    func `A body in several reads does not stream`(name: String) throws {
        let run = try measured(name)
        #expect(run.counts.streaming == 0)
        #expect(run.counts.nonStreaming == run.counts.successful)
        #expect(run[.interChunkLatency] == nil)
        #expect(try #require(run[.chunksPerRequest]).minimum > 1)
    }

    /// What the run was asked for goes before the number of reads, and a first token before both.
    @Test(arguments: [true, false]) func `The summary says what a record does not`(asks: Bool) throws {
        var reader = TraceReader(options: AnalysisOptions())
        reader.asksForStreams = asks
        let run = try reader.measure(RunLocation(file("min-n20"))).0
        #expect(run.counts.streaming == (asks ? run.counts.successful : 0))
        #expect(try reader.measure(RunLocation(file("min-r"))).0.counts.streaming == 40)
    }

    @Test func `A first token is proof of a stream`() throws {
        let run = try measured("min-r")
        #expect(run.counts.streaming == 40)
        #expect(try #require(run[.interChunkLatency]).count == 160)
    }

    @Test func `Records without a phase count as profiling, and a note says how many`() throws {
        let analysis = try analysis("05-first-generation")
        #expect(analysis.overview.successfulRequests == 8)
        #expect(analysis.notes.first { $0.id == .phaseNotRecorded }?.count == 8)
        let withPhase = Traces.analysis([Traces.record(Traces.answer())])
        #expect(!withPhase.notes.contains { $0.id == .phaseNotRecorded })
    }

    @Test(arguments: ["05-first-generation", "min-w"])
    func `Without http_req figures nothing stands in`(name: String) throws {
        let note = try #require(try analysis(name).notes.first { $0.id == .withoutTrace })
        #expect(!note.text.contains("stand in"))
        #expect(note.text.contains("no http_req figures either"))
    }

    /// Of nested causes the root is told, masked; a text as code loses no failure; a proxy's page is short.
    @Test func `Failures of every shape are told in few words`() throws {
        let analysis = try analysis("13-errors")
        #expect(analysis.overview.successfulRequests == 10)
        #expect(analysis.overview.failedRequests == 16)
        func failure(_ type: String?) -> Failure? { analysis.failures.first { $0.type == type } }
        let refused = try #require(failure("ClientConnectorError"))
        #expect(refused.count == 3)
        #expect(refused.rootCause?.text == "ConnectionRefusedError")
        #expect(refused.message?.text.contains("10.1.2.3") == false)
        #expect(failure("Service Unavailable")?.code == .text("503"))
        #expect(failure("Service Unavailable")?.count == 3)
        #expect(failure("Bad Gateway")?.message?.text == "HTML page: Bad Gateway")
        #expect(failure("BadRequest")?.message?.text.hasPrefix("This model's maximum context length") == true)
        // A code with a point, a message or an error that is no object are of a wrong type.
        #expect(analysis.overview.malformedLines == 8)
    }

    private func table(_ name: String) throws -> RequestTable {
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        return try #require(try reader.measure(RunLocation(file(name))).0.requests)
    }

    /// Eight at once over one connection, as HTTP/2 has them: 12.97 s of requests are 1.68 s of a busy connection.
    @Test func `A connection that is shared is busy once`() throws {
        let table = try table("26-shared-connection")
        let time = try #require(Timeline(table))
        let lanes = try #require(ConnectionLanes(table, time))
        let lane = try #require(lanes.lanes.first)
        #expect(lanes.lanes.count == 1 && lane.requests == 24)
        #expect(abs(lane.busy - 1_683_900_000) < 100_000)
        #expect(abs(lane.busy / time.length - 0.8586) < 0.0001)
        let shown = lanes.stretches[0].reduce(0) { $0 + $1.busy } / Double(lanes.stretches[0].count)
        #expect(abs(shown - lane.busy / time.length) < 1e-6)
        let flight = try #require(RequestsInFlight(table, time))
        #expect(flight.highest == 8)
        #expect(abs(flight.mean - 6.6115) < 0.001)
    }

    /// Three connections with a request of 180 ms every three seconds each: 6 % of what is drawn is filled.
    @Test func `A connection that is idle looks it`() throws {
        let table = try table("27-mostly-idle")
        let time = try #require(Timeline(table))
        let lanes = try #require(ConnectionLanes(table, time))
        #expect(lanes.lanes.map(\.requests) == [20, 20, 20])
        for (lane, stretches) in zip(lanes.lanes, lanes.stretches) {
            #expect(abs(lane.busy - 3_606_000_000) < 1_000_000)
            let shown = stretches.reduce(0) { $0 + $1.busy } / Double(stretches.count)
            #expect(abs(shown - 0.0609) < 0.0001)
        }
        let flight = try #require(RequestsInFlight(table, time))
        #expect(flight.highest == 1)
        #expect(abs(flight.mean - 0.1828) < 0.0001)
        #expect(flight.windowLength == 10e9)
        #expect(flight.windows.count == 6)
        #expect(flight.windows.allSatisfy { (0.18..<0.2).contains($0.mean) })
    }
}
