import Testing

@testable import TraceAnalysis

@Suite struct RequestMetricsTests {
    private let ms = 1e6

    @Test func timesRunBetweenTheEventsThatDefineThem() {
        var trace = Traces.answer(chunks: [13, 23, 43])
        trace.poolWait = Traces.span(1.25, 1.5)
        trace.connect = Traces.span(1.5, 2.5)
        trace.lookup = Traces.span(1.6, 1.9)
        trace.receive = Traces.span(12.5, 44)
        let request = RequestMetrics(Traces.record(trace))
        #expect(request.values[.connectionQueueWait] == 0.25 * ms)
        #expect(request.values[.connectionEstablishmentTime] == 1 * ms)
        #expect(request.values[.dnsResolutionTime] == 0.3 * ms)
        #expect(request.values[.requestSendTime] == 2 * ms)
        #expect(request.values[.ttfb] == 10 * ms, "the first chunk, not the start of receiving")
        #expect(request.values[.ttlb] == 40 * ms, "the last chunk, not the end of receiving")
        #expect(request.transfer == 30 * ms)
        #expect(request.values[.httpReqDuration] == 43 * ms, "from send start to the end of receiving")
        #expect(request.values[.httpReqSending] == 2 * ms)
        #expect(request.values[.httpReqWaiting] == 10 * ms)
        #expect(request.values[.httpReqReceiving] == 30 * ms)
        #expect(request.values[.httpReqBlocked] == 0.25 * ms)
        #expect(request.values[.httpReqConnecting] == 1 * ms)
        #expect(request.values[.httpReqDNSLookup] == 0.3 * ms)
        #expect(request.values[.chunksPerRequest] == 3)
        #expect(request.values[.requestSize] == 300)
        #expect(request.values[.responseSize] == 300)
        #expect(request.impossible == 0)
        #expect(request.connected && request.lookedUp && request.connectsWhileSending)
        #expect(!request.reused && !request.dnsCacheHit)
    }

    /// A Double of wall clock is exact to 256 ns; the difference is not allowed to notice.
    @Test func timestampsAreSubtractedAsIntegers() {
        var trace = Traces.answer(chunks: [13])
        trace.send.end = Traces.base + 3_000_001
        trace.chunkTimes = [Traces.base + 3_000_002]
        #expect(RequestMetrics(Traces.record(trace)).values[.ttfb] == 1)
    }

    @Test func withoutAListOfChunksTheEndsOfReceivingCount() {
        var trace = Traces.answer()
        trace.chunkTimes = []
        trace.chunkSizes = []
        let request = RequestMetrics(Traces.record(trace))
        #expect(request.values[.ttfb] == 10 * ms)
        #expect(request.values[.ttlb] == 40 * ms)
        #expect(request.values[.chunksPerRequest] == 3)
        #expect(request.values[.responseSize] == 300)
    }

    @Test func oneChunkIsTheFirstAndTheLast() {
        let request = RequestMetrics(Traces.record(Traces.answer(chunks: [13])))
        #expect(request.values[.ttfb] == request.values[.ttlb])
        #expect(request.transfer == 0)
        #expect(request.values[.httpReqReceiving] == 0)
        #expect(request.values[.chunksPerRequest] == 1)
    }

    @Test func theDraftEndsWithItsLastChunk() {
        var trace = Traces.answer()
        trace.receive = HTTPTrace.Span()
        trace.chunkCount = nil
        let request = RequestMetrics(Traces.record(trace))
        #expect(request.values[.httpReqDuration] == 42 * ms)
        #expect(request.values[.ttlb] == 40 * ms)
        #expect(request.values[.chunksPerRequest] == 3)
        #expect(request.phases?.transfer == 30 * ms)
    }

    @Test func phasesThatDidNotHappenAreZeroButTheirEventsAreAbsent() {
        let request = RequestMetrics(Traces.record(Traces.answer()))
        for tag in [MetricTag.httpReqBlocked, .httpReqConnecting, .httpReqDNSLookup] {
            #expect(request.values[tag] == 0)
        }
        for tag in [MetricTag.connectionQueueWait, .connectionEstablishmentTime, .dnsResolutionTime] {
            #expect(request.values[tag] == nil)
        }
        #expect(!request.connectsWhileSending)
    }

    @Test func whatIsAbsentStaysNil() {
        let request = RequestMetrics(Traces.record(HTTPTrace()))
        let zero: Set<MetricTag> = [.httpReqBlocked, .httpReqConnecting, .httpReqDNSLookup]
        #expect(Set(MetricTag.allCases.filter { request.values[$0] != nil }) == zero)
        #expect(request.hasTrace)
        #expect(request.phases == nil && request.transfer == nil)
        #expect(request.start == nil && request.end == nil)
        #expect(request.impossible == 0)
    }

    @Test func tokensAreRelatedWhereTheyAreMoreThanNone() {
        var metrics = RecordMetrics()
        metrics.outputTokens = 20
        metrics.inputTokens = 7
        let request = RequestMetrics(Traces.record(Traces.answer(), metrics: metrics))
        #expect(request.values[.tokenThroughput] == 500, "20 tokens in 40 ms")
        #expect(request.values[.timePerOutputToken] == 2 * ms)
        #expect(request.values[.bytesPerToken] == 15)
        #expect(request.values[.chunksPerToken] == 0.15)
        #expect(request.values[.inputTokens] == 7)

        metrics.outputTokens = 0
        let none = RequestMetrics(Traces.record(Traces.answer(), metrics: metrics))
        #expect(none.values[.outputTokens] == nil, "an answer without tokens has no number of them")
        for tag in [MetricTag.tokenThroughput, .timePerOutputToken, .bytesPerToken, .chunksPerToken] {
            #expect(none.values[tag] == nil)
        }
    }

    @Test func anAnswerInNoTimeHasNoThroughput() {
        var trace = Traces.answer(chunks: [3])
        trace.receive = Traces.span(3, 3)
        var metrics = RecordMetrics()
        metrics.outputTokens = 20
        let request = RequestMetrics(Traces.record(trace, metrics: metrics))
        #expect(request.values[.ttlb] == 0)
        #expect(request.values[.tokenThroughput] == nil)
        #expect(request.values[.timePerOutputToken] == nil)
        #expect(request.values[.bytesPerToken] == 5)
    }

    @Test func aVanishingTokenCountIsNotMadeIntoAnEndlessRatio() {
        var metrics = RecordMetrics()
        metrics.outputTokens = .leastNonzeroMagnitude
        let request = RequestMetrics(Traces.record(Traces.answer(), metrics: metrics))
        #expect(request.values.all.allSatisfy { $0.isFinite })
        #expect(request.impossible == 3)
    }
}
