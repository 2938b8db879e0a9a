import Testing

@testable import TraceAnalysis

@Suite struct WireSpansTests {
    @Test func theInnermostSpanCounts() {
        var trace = Traces.answer(chunks: [20, 40])
        trace.send = Traces.span(0, 10)
        trace.poolWait = Traces.span(1, 2)
        trace.connect = Traces.span(2, 8)
        trace.lookup = Traces.span(3, 4)
        let pieces = WireSpans(trace).pieces
        #expect(
            pieces.map(\.phase) == [
                .send, .blocked, .connect, .dns, .connect, .send, .wait, .transfer,
            ])
        #expect(pieces.map(\.start) == [0, 1, 2, 3, 4, 8, 10, 20].map { $0 * 1e6 })
        #expect(pieces.last?.end == 40e6)
    }

    @Test func piecesAddUpToTheDisjointPhases() throws {
        var trace = Traces.answer(chunks: [20, 40])
        trace.connect = Traces.span(0, 2)
        trace.lookup = Traces.span(0.5, 1)
        let record = Traces.record(trace)
        let phases = try #require(RequestMetrics(record).phases)
        let slow = try #require(SlowRequest(RequestMetrics(record), record))
        for (phase, length) in zip(WirePhase.allCases, phases.parts) {
            let sum = slow.pieces.filter { $0.phase == phase }.reduce(0) { $0 + $1.end - $1.start }
            #expect(sum == length, "\(phase)")
        }
    }

    @Test func withoutATraceThePhasesStandInOrder() throws {
        var metrics = RecordMetrics()
        (metrics.sending, metrics.waiting, metrics.receiving, metrics.duration) = (2e6, 10e6, 30e6, 42e6)
        let record = Traces.record(nil, metrics: metrics)
        let slow = try #require(SlowRequest(RequestMetrics(record), record))
        #expect(slow.pieces.map(\.phase) == [.send, .wait, .transfer])
        #expect(slow.pieces.map(\.end) == [2e6, 12e6, 42e6])
        metrics = RecordMetrics()
        metrics.requestLatency = 9e6
        let unknown = Traces.record(nil, metrics: metrics)
        #expect(
            SlowRequest(RequestMetrics(unknown), unknown)?.pieces == [
                PhasePiece(phase: nil, start: 0, end: 9e6)
            ])
    }
}
