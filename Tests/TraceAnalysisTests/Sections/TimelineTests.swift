import Testing

@testable import TraceAnalysis

@Suite struct TimelineTests {
    @Test func itRunsFromTheFirstStartToTheLastEnd() throws {
        let table = try Requests.table([
            Requests.record(start: 5), Requests.record(start: 1), Requests.record(start: nil),
        ])
        let time = try #require(Timeline(table))
        #expect(time.origin == Traces.at(1))
        #expect(time.length == 46e6)
        #expect(time.offset(Traces.at(3)) == 2e6)
    }

    @Test func withoutAStartThereIsNone() throws {
        #expect(Timeline(try Requests.table([Requests.record(start: nil)])) == nil)
        #expect(Timeline(try Requests.table([])) == nil)
    }
}
