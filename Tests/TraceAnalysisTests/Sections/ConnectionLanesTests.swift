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
        #expect(lanes.withoutConnection == 1)
        #expect(lanes.withoutTime == 0)
        #expect(lanes.density == nil)
        // The run lasts 100 ms: a tile a millisecond.
        let first = lanes.stretches[0].map(\.tile)
        #expect(first[1] == .busy(.send))
        #expect(first[5] == .busy(.wait))
        #expect(first[30] == .busy(.transfer))
        #expect(first[46] == .idle)
        #expect(first[60] == .failed)
        #expect(lanes.stretches[1][0..<58].allSatisfy { $0 == .init(tile: .idle, busy: 0) })
    }

    /// Three requests of 42 ms at once, and one that begins before another on the same connection ends.
    @Test func requestsThatOverlapCountOnce() throws {
        let found = try lanes([
            Requests.record(start: 0), Requests.record(start: 10), Requests.record(start: 20),
            Requests.record(start: 100), Requests.record(start: 100), Requests.record(start: 120, port: 2),
        ])
        let lanes = try #require(found)
        #expect(lanes.lanes.map(\.busy) == [104e6, 42e6])
        #expect(lanes.stretches.joined().allSatisfy { (0...1).contains($0.busy) })
    }

    /// Of a run of 200 ms in four stretches.
    @Test func aStretchIsAsBusyAsTheTimeInIt() throws {
        let found = try lanes(
            [Requests.record(start: 0), Requests.record(start: 90), Requests.record(start: 158, port: 2)],
            columns: 4)
        let lanes = try #require(found)
        let busy = lanes.stretches.map { $0.map(\.busy) }
        #expect(busy == [[0.84, 0.2, 0.64, 0], [0, 0, 0, 0.84]])
        #expect(lanes.stretches[0].map(\.tile) == [.busy(.transfer), .busy(.wait), .busy(.transfer), .idle])
    }

    @Test func manyConnectionsAreADensity() throws {
        let found = try lanes((0..<200).map { Requests.record(start: Double($0), port: Int64($0)) })
        let lanes = try #require(found)
        #expect(lanes.stretches.isEmpty)
        #expect(lanes.lanes.count == 200)
        #expect((lanes.density?.peak ?? 0) > 0)
    }

    @Test func withoutConnectionsThereAreNone() throws {
        #expect(try lanes([Requests.record(start: 0, port: nil)]) == nil)
    }

    /// 156 requests were turned away before they took a connection.
    @Test func whatIsNotRecordedIsToldApart() throws {
        let run = RecordedRun.named("aiperf-0.13-overload503")
        let table = try #require(try run.measured(keepsRequests: true).requests)
        let timeline = try #require(Timeline(table))
        let lanes = try #require(ConnectionLanes(table, timeline))
        #expect(lanes.withoutConnection == 156)
        #expect(lanes.withoutTime == 0)
        #expect(lanes.lanes.reduce(0) { $0 + $1.requests } == 144)
        #expect(lanes.lanes.allSatisfy { $0.failed == 0 })
    }
}
