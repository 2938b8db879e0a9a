import Testing

@testable import TraceAnalysis

@Suite struct SlowestRequestsTests {
    private func request(_ milliseconds: Double, id: String?, offset: Double = 0) -> SlowRequest? {
        var metadata = RecordMetadata(requestID: id)
        metadata.startNanoseconds = Traces.at(offset)
        var metrics = RecordMetrics()
        metrics.requestLatency = milliseconds * 1e6
        let record = Traces.record(nil, metrics: metrics, metadata: metadata)
        return SlowRequest(RequestMetrics(record), record)
    }

    @Test func theSlowestStayInOrder() {
        var slowest = SlowestRequests()
        for index in 0..<100 { slowest.add(request(Double((index * 37) % 100), id: "r\(index)")) }
        #expect(slowest.requests.map(\.duration) == (80..<100).reversed().map { Double($0) * 1e6 })
        #expect(slowest.requests.first?.measure == .requestLatency)
    }

    @Test func equalOnesGoByTimeAndId() {
        let all = [
            request(5, id: "b"), request(5, id: "a"), request(5, id: "z", offset: -1), request(9, id: nil),
        ]
        var forth = SlowestRequests()
        var back = SlowestRequests()
        for request in all { forth.add(request) }
        for request in all.reversed() { back.add(request) }
        #expect(forth == back)
        #expect(forth.requests.map(\.id) == [nil, "z", "a", "b"])
    }

    @Test func theWireComesBeforeTheLatency() {
        var metrics = RecordMetrics()
        metrics.requestLatency = 1e6
        let record = Traces.record(Traces.answer(), metrics: metrics)
        let slow = SlowRequest(RequestMetrics(record), record)
        #expect(slow?.measure == .httpReqDuration)
        #expect(slow?.duration == 42e6)
        #expect(slow?.phases?.total == 42e6)
        #expect(SlowRequest(RequestMetrics(Traces.record(nil)), Traces.record(nil)) == nil)
    }
}
