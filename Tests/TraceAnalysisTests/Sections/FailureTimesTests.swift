import Testing

@testable import TraceAnalysis

@Suite struct FailureTimesTests {
    private func record(
        _ start: Double?, type: String, code: Int64? = nil, wasCancelled: Bool = false
    ) -> TraceRecord {
        var record = Requests.record(start: start)
        record.error = RecordError(type: type, code: code.map { .number($0) })
        record.metadata.wasCancelled = wasCancelled
        return record
    }

    private func times(_ records: [TraceRecord]) throws -> FailureTimes {
        let table = try Requests.table(records)
        return try FailureTimes(table, #require(Timeline(table)))
    }

    @Test func failuresLieWhereTheyEnd() throws {
        let times = try times([
            Requests.record(start: 0), record(100, type: "ServerError", code: 500),
            record(300, type: "ServerError", code: 429), record(200, type: "ServerError", code: 500),
            record(50, type: "RequestCancellationError", wasCancelled: true),
            record(60, type: "RequestCancellationError", wasCancelled: true),
            record(70, type: "RequestCancellationError", wasCancelled: true),
        ])
        #expect(times.kinds.map(\.key) == ["server", "limited", "cancelled"])
        #expect(times.kinds.map(\.isCancellation) == [false, false, true])
        #expect(times.kinds[0].failures.map(\.moment) == [142e6, 242e6])
        #expect(times.kinds[0].medianTime == 42e6)
        #expect(times.unknown == 0)
    }

    @Test func whatBrokeOffInTheAnswerIsAKindOfItsOwn() throws {
        var early = record(10, type: "ClientConnectorError")
        early.trace = HTTPTrace()
        let times = try times([record(0, type: "ClientPayloadError"), early])
        #expect(Set(times.kinds.map(\.key)) == ["broken_off_in_answer", "broken_off"])
    }

    @Test func anArchiveKeepsTheKinds() throws {
        let records = [Requests.record(start: 0), record(100, type: "ServerError", code: 500)]
        let table = try Requests.table(records).reduced(beyond: 100)
        let times = try FailureTimes(table, #require(Timeline(table)))
        #expect(times.kinds.map(\.key) == ["server"])
    }

    @Test func whatIsNotRecordedIsSaid() throws {
        let times = try times([Requests.record(start: 0), record(nil, type: "ServerError", code: 500)])
        #expect(times.kinds.isEmpty)
        #expect(times.unknown == 1)
        var old = try Requests.table([Requests.record(start: 0, isFailed: true)])
        old[.failure] = OptionalColumn(notRecorded: 1)
        #expect(try FailureTimes(old, #require(Timeline(old))).kinds.map(\.key) == ["unknown"])
    }
}
