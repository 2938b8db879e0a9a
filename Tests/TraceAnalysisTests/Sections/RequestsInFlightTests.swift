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

    @Test func nothingTimedIsNothing() throws {
        let table = try Requests.table([Requests.record(start: nil)])
        #expect(Timeline(table).flatMap { RequestsInFlight(table, $0) } == nil)
    }
}
