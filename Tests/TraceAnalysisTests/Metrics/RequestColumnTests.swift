import Testing

@testable import TraceAnalysis

@Suite struct OptionalColumnTests {
    @Test func whatIsNotRecordedStaysSo() {
        var column = OptionalColumn<Double>()
        for value in [0, nil, 3.5] as [Double?] { column.append(value) }
        #expect((0..<column.count).map { column[$0] } == [0, nil, 3.5])
        var other = column
        #expect(other == column)
        other.append(column)
        other.keep([1, 3, 5])
        #expect((0..<other.count).map { other[$0] } == [nil, 0, 3.5])
        #expect(other != column)
        #expect(column.take([0, 2]) == OptionalColumn([0, 3.5]))
        #expect(column.count == 0)
    }
}

@Suite struct RequestHashTests {
    @Test func aConnectionIsItsTwoEnds() {
        var trace = Traces.answer()
        #expect(RequestHash.connection(trace) == nil)
        trace.localPort = 41_750
        trace.localIP = "127.0.0.1"
        let first = RequestHash.connection(trace)
        #expect(first != nil)
        var later = trace
        later.chunkTimes = []
        #expect(RequestHash.connection(later) == first)
        later.remotePort = 8_488
        #expect(RequestHash.connection(later) != first)
    }

    @Test func aConversationIsItsID() {
        #expect(RequestHash.conversation("a") != RequestHash.conversation("b"))
        #expect(RequestHash.conversation("a") == RequestHash.conversation("a"))
        #expect((1..<1 << 48).contains(RequestHash.conversation("")))
    }

    @Test func lowBitsAreFair() {
        let hashes = (0..<4_096).map { index in
            let record = Traces.record(nil, metadata: RecordMetadata(requestID: "id-\(index)"))
            return RequestHash.hash(RequestMetrics(record), record)
        }
        #expect(Set(hashes).count == 4_096)
        let kept = hashes.filter { $0 & 3 == 0 }.count
        #expect((900...1_150).contains(kept))
    }
}
