import Testing

@testable import TraceAnalysis

/// The figures that were added for findings: decode time, lag of the load generator, time to headers.
@Suite struct RequestMetricsDerivedTests {
    private func values(
        _ trace: HTTPTrace?, tokens: Double? = nil, interToken: Double? = nil, streams: Bool? = true,
        metadata: RecordMetadata = RecordMetadata()
    ) -> MetricValues {
        var metrics = RecordMetrics()
        metrics.outputTokens = tokens
        metrics.interTokenLatency = interToken
        return RequestMetrics(
            Traces.record(trace, metrics: metrics, metadata: metadata), streaming: streams
        ).values
    }

    /// 30 ms from the first chunk to the last, for three tokens behind the first.
    @Test(
        arguments: [
            (4, nil, true, 10e6), (4, 7e6, true, 7e6), (nil, 7e6, true, 7e6), (2, nil, true, 30e6),
            (1, nil, true, nil), (1, 7e6, true, nil), (nil, nil, true, nil), (4, nil, false, nil),
            (4, 7e6, false, nil),
        ] as [(Double?, Double?, Bool, Double?)])
    func decodeTimeIsAIPerfsElseTheTraces(
        _ tokens: Double?, _ interToken: Double?, _ streams: Bool, _ expected: Double?
    ) {
        let values = values(Traces.answer(), tokens: tokens, interToken: interToken, streams: streams)
        #expect(values[.decodeTimePerToken] == expected)
    }

    @Test func whereDecodeTimeComesFromIsCounted() {
        var metrics = RecordMetrics()
        metrics.outputTokens = 4
        metrics.timeToFirstToken = 12e6
        let ours = Traces.record(Traces.answer(), metrics: metrics)
        metrics.interTokenLatency = 7e6
        let theirs = Traces.record(Traces.answer(), metrics: metrics)
        let measured = Traces.measured([ours, theirs, theirs])
        #expect(measured.sources[.decodeTimePerToken] == SourceCounts(trace: 1, metrics: 2))
    }

    @Test func lagIsFromTheCreditToTheStart() {
        var metadata = RecordMetadata(
            startNanoseconds: Traces.at(5), creditNanoseconds: Traces.at(-20))
        #expect(values(Traces.answer(), metadata: metadata)[.scheduleLag] == 25e6)
        // A cancelled one has the moment of cancelling as its start: its trace says when it was sent.
        metadata.wasCancelled = true
        #expect(values(Traces.answer(), metadata: metadata)[.scheduleLag] == 21e6)
        #expect(values(nil, metadata: metadata)[.scheduleLag] == nil)
        metadata = RecordMetadata(startNanoseconds: Traces.at(5))
        #expect(values(Traces.answer(), metadata: metadata)[.scheduleLag] == nil)
    }

    @Test func aStartBeforeItsCreditIsImpossible() {
        let metadata = RecordMetadata(startNanoseconds: Traces.at(5), creditNanoseconds: Traces.at(6))
        let request = RequestMetrics(Traces.record(Traces.answer(), metadata: metadata))
        #expect(request.values[.scheduleLag] == nil)
        #expect(request.impossible == 1)
    }

    @Test func headersComeAfterSending() {
        var trace = Traces.answer()
        #expect(values(trace)[.timeToHeaders] == nil)
        trace.headersReceived = Traces.at(9)
        #expect(values(trace)[.timeToHeaders] == 6e6)
        trace.headersReceived = Traces.at(2)
        #expect(RequestMetrics(Traces.record(trace)).impossible == 1)
    }
}
