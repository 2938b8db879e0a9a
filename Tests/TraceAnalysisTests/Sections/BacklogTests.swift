import Testing

@testable import TraceAnalysis

@Suite struct BacklogTests {
    /// Requests wait until their first byte where no first token is known, and those that got neither until their end.
    @Test func whoWaitsIsCounted() throws {
        let records = [Requests.record(start: 0), Requests.record(start: 10)]
        let table = try Requests.table(records)
        let time = try #require(Timeline(table))
        let wait = try #require(table[.timeToFirstToken][0] ?? table[.ttfb][0])
        let backlog = try #require(Backlog(table, time))
        #expect(backlog.highest == (wait > 10e6 ? 2 : 1))
        #expect(backlog.steps.last?.count == 0 && backlog.steps.last?.time == 10e6 + wait)
        #expect(backlog.steps.first == .init(time: 0, count: 1))
    }

    @Test func nothingIsKnownOfRequestsWithoutAStart() throws {
        let table = try Requests.table([Requests.record(start: 0), Requests.record(start: nil)])
        let time = try #require(Timeline(table))
        #expect(Backlog(table, time)?.highest == 1)
    }
}
