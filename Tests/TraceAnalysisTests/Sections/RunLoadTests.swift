import Testing

@testable import TraceAnalysis

@Suite struct RunLoadTests {
    private func load(_ name: String, keepsRequests: Bool = true) throws -> RunLoad {
        let run = LoadRun.named(name)
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = keepsRequests ? .comparisons : .figures
        let summary = try run.summary()
        let measured = try reader.measure(RunLocation(run.folder.path()), beside: summary).0
        var description = RunDescription(file: "run.jsonl")
        description.summary = summary
        return Analysis(measured, run: description, options: AnalysisOptions()).load
    }

    @Test func aClosedLoopIsFull() throws {
        let load = try load("aiperf-0.13-goodput")
        #expect(load.peakInFlight == 10)
        let mean = try #require(load.meanInFlight)
        #expect(mean > 9.5 && load.keptShare == nil)
    }

    /// 40 requests a second were asked for, at most 8 in flight: 23 were sent.
    @Test func aRateThatIsNotKept() throws {
        let load = try load("aiperf-0.13-rate-capped", keepsRequests: false)
        let (rate, share) = (try #require(load.keptRate), try #require(load.keptShare))
        #expect(abs(rate - 23) < 0.6 && abs(share - rate / 40) < 1e-12)
    }

    /// Cancelled requests lie where their trace says: never more than were asked for.
    @Test func cancelledRequestsAddNothing() throws {
        #expect(try load("aiperf-0.13-cancel").peakInFlight == 8)
    }

    /// Conversations of different lengths with think time keep the load below what was asked for.
    @Test func conversationsDoNotFillIt() throws {
        let load = try load("aiperf-0.13-multiturn")
        let mean = try #require(load.meanInFlight)
        #expect(abs(mean - 4.2) < 0.15)
    }

    @Test func severalPhasesAreNoSingleLoad() throws {
        let load = try load("aiperf-0.13-phases")
        #expect(load.asked.kind == nil && load.asked.concurrency == nil && load.asked.requests == nil)
        #expect(load.peakInFlight == 16)
    }

    @Test func withoutSingleRequestsNothingIsKnownOfTheFlight() throws {
        let load = try load("aiperf-0.13-goodput", keepsRequests: false)
        #expect(load.meanInFlight == nil && load.peakInFlight == nil && load.asked.concurrency == 10)
    }

    /// Two of three requests lie half in the stretch.
    @Test func theMeanIsByTime() {
        var table = RequestTable(rows: 3)
        table[.start] = OptionalColumn([0, 50, 100])
        table[.end] = OptionalColumn([100, 150, 200])
        #expect(table.meanInFlight(from: 50, to: 150) == 2)
        #expect(table.meanInFlight(from: 0, to: 200) == 1.5)
        // Nor do moments of today that lie closer than a Double tells apart make it infinite.
        let moment: Int64 = 1_795_466_088_888_089_456
        table[.start] = OptionalColumn([moment, moment + 1, nil])
        table[.end] = OptionalColumn([moment + 4, moment + 4, nil])
        #expect(table.meanInFlight(from: moment, to: moment + 1) == 1)
        #expect(table.meanInFlight(from: moment, to: moment + 4) == 1.75)
        #expect(table.meanInFlight(from: 100, to: 100) == nil)
    }
}
