import Testing

@testable import TraceAnalysis

/// Spans that end before they begin: left out with what rests on them, counted, never clamped.
@Suite struct RequestMetricsImpossibleTests {
    @Test func aConnectThatEndsBeforeItBegins() {
        var trace = Traces.answer()
        trace.connect = Traces.span(2, 1)
        let request = RequestMetrics(Traces.record(trace))
        #expect(request.impossible == 1)
        #expect(!request.connected)
        #expect(request.values[.connectionEstablishmentTime] == nil)
        #expect(request.values[.httpReqConnecting] == nil, "not even 0: it did happen")
        #expect(request.phases == nil)
        #expect(request.values[.ttfb] == 10e6)
        #expect(request.values[.ttlb] == 40e6)
    }

    @Test func aLookupAndAPoolWaitThatEndBeforeTheyBegin() {
        var trace = Traces.answer()
        trace.lookup = Traces.span(2, 1)
        trace.poolWait = Traces.span(2, 1)
        let request = RequestMetrics(Traces.record(trace))
        #expect(request.impossible == 2)
        #expect(!request.lookedUp)
        for tag in [MetricTag.dnsResolutionTime, .connectionQueueWait, .httpReqDNSLookup, .httpReqBlocked] {
            #expect(request.values[tag] == nil)
        }
    }

    @Test func aSendThatEndsBeforeItBegins() {
        var trace = Traces.answer()
        trace.send = Traces.span(5, 3)
        let request = RequestMetrics(Traces.record(trace))
        #expect(request.impossible == 1)
        #expect(request.values[.requestSendTime] == nil)
        #expect(request.values[.httpReqSending] == nil)
        #expect(request.phases == nil)
    }

    @Test func aFirstChunkBeforeTheRequestWasSent() {
        let request = RequestMetrics(Traces.record(Traces.answer(chunks: [2, 23, 43])))
        #expect(request.impossible == 1)
        #expect(request.values[.ttfb] == nil)
        #expect(request.values[.httpReqWaiting] == nil)
        #expect(request.transfer == nil, "it rests on the time to first byte")
        #expect(request.phases == nil)
        #expect(request.values[.ttlb] == 40e6)
    }

    @Test func chunksThatGoBackInTimeGiveNothingNegative() {
        let request = RequestMetrics(Traces.record(Traces.answer(chunks: [13, 33, 23, 43])))
        #expect(request.values.all.allSatisfy { $0 >= 0 })
    }

    @Test func aLastChunkBeforeTheFirst() {
        let request = RequestMetrics(Traces.record(Traces.answer(chunks: [43, 13])))
        #expect(request.impossible > 0)
        #expect(request.transfer == nil)
        #expect(request.values[.httpReqReceiving] == nil)
        #expect(request.phases == nil)
    }

    @Test func anEndOfReceivingBeforeTheLastChunkStillGivesNothingNegative() {
        var trace = Traces.answer()
        trace.receive = Traces.span(13, 0)
        let request = RequestMetrics(Traces.record(trace))
        #expect(request.values[.httpReqDuration] == nil)
        #expect(request.phases == nil)
        #expect(request.impossible > 0)
        #expect(request.values[.ttlb] == 40e6)
    }

    @Test func numbersThatNoRequestCanHave() {
        var metrics = RecordMetrics()
        metrics.outputTokens = -5
        metrics.requestLatency = 1e19
        var trace = Traces.answer()
        trace.requestBytes = -1
        let request = RequestMetrics(Traces.record(trace, metrics: metrics))
        #expect(request.impossible == 3)
        #expect(request.values[.outputTokens] == nil)
        #expect(request.values[.requestLatency] == nil)
        #expect(request.values[.requestSize] == nil)
        #expect(request.values[.tokenThroughput] == nil)
    }

    @Test func aRecordThatEndsBeforeItBeginsHasNoPlaceInTheRun() {
        let metadata = RecordMetadata(startNanoseconds: Traces.at(50), endNanoseconds: Traces.at(10))
        let request = RequestMetrics(Traces.record(Traces.answer(), metadata: metadata))
        #expect(request.reportedStart == Traces.at(50))
        #expect(request.reportedEnd == nil)
        #expect(request.impossible == 1)
    }

    @Test func anImpossibleStandInIsCountedOnce() {
        var metrics = RecordMetrics()
        metrics.waiting = -1
        metrics.receiving = 5
        metrics.sending = -2
        let request = RequestMetrics(Traces.record(nil, metrics: metrics))
        #expect(request.impossible == 2)
        #expect(request.values.all == [5])
        #expect(request.transfer == nil)
    }

    @Test func spansBeyond64BitsAreImpossibleNotFatal() {
        var trace = HTTPTrace()
        trace.send = HTTPTrace.Span(start: .min, end: .max)
        trace.receive = HTTPTrace.Span(start: .min, end: .max)
        trace.connect = HTTPTrace.Span(start: .max, end: .min)
        trace.chunkTimes = [.max, .min, .max]
        trace.chunkSizes = [.max, .max]
        var metrics = RecordMetrics()
        metrics.requestLatency = 9e17
        let metadata = RecordMetadata(startNanoseconds: .max, endNanoseconds: .min)
        let request = RequestMetrics(Traces.record(trace, metrics: metrics, metadata: metadata))
        #expect(request.impossible > 3)
        #expect(request.values.all.allSatisfy { $0.isFinite && $0 >= 0 })
    }
}
