import Testing

@testable import TraceAnalysis

@Suite struct ConnectionLanesTests {
    private func lanes(_ records: [TraceRecord], columns: Int = 100) throws -> ConnectionLanes? {
        let table = try Requests.table(records)
        let time = try #require(Timeline(table))
        return ConnectionLanes(table, time, columns: columns)
    }

    @Test func aLaneIsAConnection() throws {
        let found = try lanes([
            Requests.record(start: 58, port: 7), Requests.record(start: 0, port: 9),
            Requests.record(start: 50, port: 9, isFailed: true), Requests.record(start: nil),
        ])
        let lanes = try #require(found)
        #expect(lanes.lanes.map(\.requests) == [2, 1], "in the order of their first use")
        #expect(lanes.lanes.map(\.failed) == [1, 0])
        #expect(lanes.lanes.map(\.busy) == [84e6, 42e6])
        #expect(lanes.unknown == 1)
        #expect(lanes.density == nil)
        // The run lasts 100 ms: a tile a millisecond.
        let first = lanes.tiles[0]
        #expect(first[1] == .busy(.send))
        #expect(first[5] == .busy(.wait))
        #expect(first[30] == .busy(.transfer))
        #expect(first[46] == .idle)
        #expect(first[60] == .failed)
        #expect(lanes.tiles[1][0..<58].allSatisfy { $0 == .idle })
    }

    @Test func manyConnectionsAreADensity() throws {
        let found = try lanes((0..<200).map { Requests.record(start: Double($0), port: Int64($0)) })
        let lanes = try #require(found)
        #expect(lanes.tiles.isEmpty)
        #expect(lanes.lanes.count == 200)
        #expect((lanes.density?.peak ?? 0) > 0)
    }

    @Test func withoutConnectionsThereAreNone() throws {
        #expect(try lanes([Requests.record(start: 0, port: nil)]) == nil)
    }
}
