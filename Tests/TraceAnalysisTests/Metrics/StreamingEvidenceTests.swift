import Testing

@testable import TraceAnalysis

/// What tells an answer that streams from one that comes as a body.
@Suite struct StreamingEvidenceTests {
    /// What is found of an answer in pieces of some sizes.
    private func isStreaming(
        _ sizes: [Int64], listed: Bool = true, asked: Bool? = nil,
        _ change: (inout RecordMetrics) -> Void = { _ in }
    ) -> Bool? {
        var trace = Traces.answer(chunks: sizes.indices.map { 13 + Double($0) })
        trace.chunkSizes = listed ? sizes : []
        if !listed { trace.chunkTimes = [] }
        trace.responseBytes = sizes.reduce(0, +)
        var metrics = RecordMetrics()
        change(&metrics)
        return RequestMetrics(Traces.record(trace, metrics: metrics), streaming: asked).isStreaming
    }

    @Test func whatAIPerfGivesForStreamsOnlyIsProof() {
        #expect(isStreaming([100]) { $0.timeToFirstToken = 5e6 } == true)
        #expect(isStreaming([100]) { $0.hasInterChunkLatency = true } == true)
        #expect(isStreaming([65_536, 9], asked: false) { $0.timeToFirstToken = 5e6 } == true)
    }

    @Test func otherwiseItIsWhatWasAskedFor() {
        #expect(isStreaming([100], asked: true) == true)
        #expect(isStreaming([100, 100, 100], asked: false) == false)
    }

    @Test(arguments: [true, false]) func otherwiseThePiecesTell(areListed: Bool) {
        #expect(isStreaming([100], listed: areListed) == false)
        #expect(isStreaming([100, 100], listed: areListed) == true)
        #expect(isStreaming([16_384, 16_384, 9], listed: areListed) == false)
        #expect(isStreaming([16_384, 16_383, 0], listed: areListed) == true)
    }

    @Test func withoutAnyOfThemNothingIsSaid() {
        #expect(RequestMetrics(Traces.record(nil)).isStreaming == nil)
        #expect(isStreaming([]) == nil)
    }

    /// A body has no gaps, however many reads it came in.
    @Test func onlyStreamsHaveGaps() {
        var body = Traces.answer()
        body.chunkSizes = [65_536, 65_536, 9]
        let measured = Traces.measured([Traces.record(body), Traces.record(Traces.answer())])
        #expect(measured[.interChunkLatency]?.count == 2)
        #expect(measured.counts.streaming == 1)
        #expect(measured.counts.nonStreaming == 1)
    }
}
