import Foundation
import Testing

@testable import TraceAnalysis

/// What the runs in `Tests/Fixtures/loads` hold, each read as what happened in it.
@Suite struct RealRunTests {
    private func table(_ name: String) throws -> RequestTable {
        try #require(try RecordedRun.named(name).measured(keepsRequests: true).requests)
    }

    /// AIPerf gives a cancelled request the moment of cancelling; by its figures eleven were under way at once.
    @Test func eightUsersAreNeverMoreThanEightAtOnce() throws {
        let table = try table("aiperf-0.13-cancel")
        let timeline = try #require(Timeline(table))
        #expect(RequestsInFlight(table, timeline)?.highest == 8)
        #expect(table.failures.count == 28)
    }

    @Test(arguments: ["aiperf-0.13-embeddings", "aiperf-0.13-nonstream", "aiperf-0.13-nonstreaming"])
    func nothingIsSaidOfStreamsWhereThereAreNone(_ name: String) throws {
        let analysis = try RecordedRun.named(name).analysis()
        #expect(analysis.overview.streamingRequests == 0)
        #expect(analysis.overview.nonStreamingRequests == analysis.overview.successfulRequests)
        #expect(analysis.metrics[.interChunkLatency] == nil && analysis.metrics[.decodeTimePerToken] == nil)
        for id in [Insight.ID.iclConsistency, .tokensPerChunk] {
            #expect(analysis.insights.first { $0.id == id }?.text.hasSuffix("no response streamed.") == true)
        }
    }

    @Test func embeddingsHaveNoTokens() throws {
        let analysis = try RecordedRun.named("aiperf-0.13-embeddings").analysis()
        #expect(analysis.metrics[.outputTokens] == nil && analysis.metrics[.tokenThroughput] == nil)
        #expect(analysis.overview.outputTokenThroughput == nil && analysis.overview.emptyAnswers == nil)
        #expect(analysis.insights.first { $0.id == .tokenThroughput }?.value == nil)
    }

    /// An event without content comes at once, the first token 150 ms later.
    @Test func theFirstByteIsNotTheFirstToken() throws {
        let analysis = try RecordedRun.named("aiperf-0.13-responses-early").analysis()
        let firstByte = try #require(analysis.metrics[.ttfb]?.p(50))
        let firstToken = try #require(analysis.metrics[.timeToFirstToken]?.p(50))
        #expect(firstByte < 2e6)
        #expect((145e6...160e6).contains(firstToken))
    }

    @Test func thirteenRequestsMetAllObjectives() throws {
        let table = try table("aiperf-0.13-goodput")
        #expect((0..<table.count).filter { table[.isGood][$0] == 1 }.count == 13)
    }

    /// In an overload the headers come at once: the queue is inside the server.
    @Test func whatTheServerLimitedIsToldByItsCode() throws {
        let analysis = try RecordedRun.named("aiperf-0.13-overload503").analysis()
        #expect(analysis.failures.map(\.count) == [156])
        #expect(analysis.failures.first?.code == 503)
        #expect(analysis.failures.first?.message?.text == "queue full")
        let headers = try #require(analysis.metrics[.timeToHeaders]?.p(50))
        let firstByte = try #require(analysis.metrics[.ttfb]?.p(50))
        #expect(headers < 0.1 * firstByte)
    }

    @Test func aTimeoutNamesWhatLiesBeneath() throws {
        let failures = try RecordedRun.named("aiperf-0.13-timeout").analysis().failures
        #expect(failures.map(\.type) == ["TimeoutError"])
        #expect(failures.map(\.count) == [68])
        #expect(failures.first?.rootCause?.text == "CancelledError")
    }

    /// A connection for every request is what the run was asked for.
    @Test func aRunThatWasAskedToReuseNothingIsNotWarned() throws {
        let recorded = RecordedRun.named("aiperf-0.13-new-connections")
        var run = RunDescription(file: "profile_export.jsonl")
        run.summary = try RunSummary(json: Array(Data(contentsOf: recorded.summaryFile)))
        let analysis = Analysis(try recorded.measured(), run: run, options: AnalysisOptions())
        let insight = try #require(analysis.insights.first { $0.id == .connectionReuse })
        #expect(insight.verdict == .info)
        #expect(insight.text.hasSuffix("the run was asked to reuse none."))
    }
}
