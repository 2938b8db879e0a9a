import Testing

@testable import TraceAnalysis

@Suite struct TimeWindowsTests {
    /// Windows of a run of so many ms.
    private func windows(_ length: Double, most: Int) throws -> TimeWindows? {
        let table = try Requests.table([Requests.record(start: 0, wait: length - 32)])
        return try TimeWindows(#require(Timeline(table)), most: most)
    }

    @Test func lengthsAreRound() throws {
        #expect(try windows(6_500, most: 15)?.length == 500e6)
        #expect(try windows(6_500, most: 5)?.length == 2e9)
        #expect(try windows(6_500, most: 1)?.length == 10e9)
        #expect(try windows(6_500, most: 0)?.count == 1)
    }

    @Test func theLastEndsWithTheRun() throws {
        let windows = try #require(try windows(2_450, most: 3))
        #expect(windows.edges == [0, 1e9, 2.45e9])
        #expect(windows.count == 2)
        #expect([-1, 0, 999e6, 1e9, 2.3e9, 9e9].map(windows.index) == [0, 0, 0, 1, 1, 1])
    }

    @Test func aRunWithoutLengthHasNone() throws {
        let table = RequestTable(ttfb: [1e6], oneEvery: 1_000)
        #expect(try TimeWindows(#require(Timeline(table)), most: 3) == nil)
    }
}
