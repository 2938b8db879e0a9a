import Testing

@testable import TraceAnalysis

@Suite struct RequestsInFlightTests {
    private func flight(_ records: [TraceRecord], columns: Int = 2_048) throws -> RequestsInFlight {
        let table = try Requests.table(records)
        let time = try #require(Timeline(table))
        return try #require(RequestsInFlight(table, time, columns: columns))
    }

    @Test func stepsAreExact() throws {
        // Each lasts 42 ms.
        let flight = try flight([
            Requests.record(start: 0), Requests.record(start: 10), Requests.record(start: 42),
            Requests.record(start: nil),
        ])
        #expect(
            flight.steps.map(\.count) == [1, 2, 1, 0], "one that ends where another begins changes nothing")
        #expect(flight.steps.map(\.time) == [0, 10e6, 52e6, 84e6])
        #expect(flight.highest == 2)
        #expect(flight.mean == 1.5)
        #expect(flight.unknown == 1)
    }

    /// 30 requests, one each 10 ms, take 332 ms: of three windows wanted, round ones of 200 ms leave two.
    @Test func windowsHaveTheMeanOfTheirTime() throws {
        let flight = try flight((0..<30).map { Requests.record(start: Double($0) * 10) })
        #expect(flight.windowLength == 200e6)
        // 16 whole requests and 40, 30, 20 and 10 ms of the next lie in the first 200 ms: 772 of 1,260 ms.
        let (first, second): (Double, Double) = (772.0 / 200.0, 488.0 / 132.0)
        #expect(flight.windows.map(\.lower) == [0, 200e6])
        #expect(flight.windows.map(\.upper) == [200e6, 332e6])
        #expect(flight.windows.map(\.mean) == [first, second])
        #expect(flight.window(at: 199e6) == flight.windows[0])
        #expect(flight.window(at: 332e6) == flight.windows[1])
    }

    /// A window that is idle has a mean of 0, and what is left of a round length belongs to the last.
    @Test func idleWindowsAreIdle() throws {
        let late = (0..<20).map { _ in Requests.record(start: 1_000) }
        let flight = try flight([Requests.record(start: 0)] + late)
        #expect(flight.windowLength == 1e9)
        let mean: Double = 882.0 / 1_042.0
        #expect(flight.windows.map(\.mean) == [mean])
        #expect(flight.windows.first?.upper == 1_042e6)
        let many = (0..<1_400).map { _ in Requests.record(start: 10_000) }
        let long = try self.flight([Requests.record(start: 0)] + many)
        #expect(long.windowLength == 100e6)
        #expect(long.windows.count == 100)
        #expect(long.windows[0].mean == 0.42)
        #expect(long.windows[1..<99].allSatisfy { $0.mean == 0 })
        #expect(long.windows[99].upper == 10_042e6)
    }

    @Test func extremesStayWhereThereAreManySteps() throws {
        var records = (0..<600).map { Requests.record(start: Double($0) * 50) }
        records += (0..<9).map { _ in Requests.record(start: 20_000) }
        let all = try flight(records)
        let thin = try flight(records, columns: 16)
        #expect(thin.steps.count <= 64)
        #expect(thin.steps.map(\.count).max() == all.highest)
        #expect(thin.steps.last == all.steps.last)
        #expect(zip(thin.steps, thin.steps.dropFirst()).allSatisfy { $0.time < $1.time })
    }

    @Test func othersAreThoseUnderWay() throws {
        // Each lasts 42 ms; the third begins as the first ends.
        let table = try Requests.table([
            Requests.record(start: 0), Requests.record(start: 10), Requests.record(start: 42),
            Requests.record(start: nil), Requests.record(start: 42),
        ])
        let time = try #require(Timeline(table))
        #expect(RequestsInFlight.othersAtStart(of: table, time) == [0, 1, 2, nil, 2])
    }

    @Test func nothingTimedIsNothing() throws {
        let table = try Requests.table([Requests.record(start: nil)])
        #expect(Timeline(table).flatMap { RequestsInFlight(table, $0) } == nil)
    }
}
