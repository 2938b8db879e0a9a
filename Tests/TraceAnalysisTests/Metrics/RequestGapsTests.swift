import Testing

@testable import TraceAnalysis

@Suite struct RequestGapsTests {
    @Test func listedChunksComeFirst() {
        var metrics = RecordMetrics()
        metrics.interChunkLatency = [7e6, -1, 9e6]
        let listed = RequestGaps(Traces.record(Traces.answer(chunks: [1, 3, 2, 6]), metrics: metrics))
        #expect(listed.count == 2, "the gap that goes back in time is left out")
        #expect(listed.mean == 3e6)
        let reported = RequestGaps(Traces.record(nil, metrics: metrics))
        #expect(reported.count == 2)
        #expect(reported.mean == 8e6)
        #expect(RequestGaps(Traces.record(nil)).mean == nil)
    }
}
