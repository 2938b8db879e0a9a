import Testing

@testable import TraceAnalysis

/// What stands in without a trace, when a request began and ended, and what counts as successful.
@Suite struct RequestMetricsSourceTests {
    private var metrics: RecordMetrics {
        var metrics = RecordMetrics()
        metrics.waiting = 10e6
        metrics.receiving = 30e6
        metrics.sending = 2e6
        metrics.blocked = 0
        metrics.connecting = 1e6
        metrics.dnsLookup = 0.25e6
        metrics.duration = 42e6
        metrics.bytesSent = 296
        metrics.bytesReceived = 1_200
        metrics.chunksReceived = 4
        metrics.outputTokens = 8
        return metrics
    }

    @Test func withoutATraceAIPerfsFiguresStandIn() {
        let request = RequestMetrics(Traces.record(nil, metrics: metrics))
        #expect(!request.hasTrace)
        #expect(request.values[.ttfb] == 10e6)
        #expect(request.values[.ttlb] == 40e6)
        #expect(request.transfer == 30e6)
        #expect(request.values[.requestSendTime] == 2e6)
        #expect(request.values[.requestSize] == 296)
        #expect(request.values[.responseSize] == 1_200)
        #expect(request.values[.chunksPerRequest] == 4)
        #expect(request.values[.httpReqDuration] == 42e6)
        #expect(request.values[.tokenThroughput] == 200)
        #expect(request.values[.bytesPerToken] == 150)
        #expect(request.phases?.values == [0, 0.25e6, 0.75e6, 1e6, 10e6, 30e6])
        #expect(request.connectsWhileSending)
    }

    @Test func withoutATraceSomeThingsAreNotRecorded() {
        let request = RequestMetrics(Traces.record(nil, metrics: metrics))
        for tag in [MetricTag.connectionQueueWait, .connectionEstablishmentTime, .dnsResolutionTime] {
            #expect(request.values[tag] == nil)
        }
        #expect(!request.connected && !request.reused && !request.lookedUp && !request.dnsCacheHit)
    }

    @Test func withATraceTheFiguresDoNotStandIn() {
        var trace = Traces.answer()
        trace.send.end = nil
        let request = RequestMetrics(Traces.record(trace, metrics: metrics))
        #expect(request.values[.ttfb] == nil)
        #expect(request.values[.httpReqWaiting] == nil)
    }

    @Test func latenciesAreTakenAsTheyAre() {
        var metrics = RecordMetrics()
        metrics.requestLatency = 1
        metrics.timeToFirstToken = 2
        metrics.interTokenLatency = 3.5
        for trace in [nil, Traces.answer()] {
            let request = RequestMetrics(Traces.record(trace, metrics: metrics))
            #expect(request.values[.requestLatency] == 1)
            #expect(request.values[.timeToFirstToken] == 2)
            #expect(request.values[.interTokenLatency] == 3.5)
        }
    }

    @Test func theEndIsStartAndLatencyElseTheMetadataElseTheTrace() {
        let trace = Traces.answer()
        var metadata = RecordMetadata(startNanoseconds: Traces.base, endNanoseconds: Traces.at(70))
        var metrics = RecordMetrics()
        metrics.requestLatency = 41_500_000
        var request = RequestMetrics(Traces.record(trace, metrics: metrics, metadata: metadata))
        #expect(request.reportedStart == Traces.base)
        #expect(request.reportedEnd == Traces.base + 41_500_000)

        request = RequestMetrics(Traces.record(trace, metadata: metadata))
        #expect(request.reportedEnd == Traces.at(70))

        metadata = RecordMetadata()
        request = RequestMetrics(Traces.record(trace, metrics: metrics, metadata: metadata))
        #expect(request.reportedStart == Traces.at(1))
        #expect(request.reportedEnd == Traces.at(43))
    }

    /// AIPerf gives a cancelled request the moment of cancelling as its start, and its end one duration later.
    @Test func itLayWhereItsTraceSays() {
        var metadata = RecordMetadata(phase: "profiling", startNanoseconds: Traces.at(30))
        metadata.endNanoseconds = Traces.at(59)
        metadata.wasCancelled = true
        var trace = Traces.answer()
        trace.receive = HTTPTrace.Span()
        trace.chunkTimes = []
        trace.failed = Traces.at(30)
        let cancelled = RequestMetrics(Traces.record(trace, metadata: metadata))
        #expect(cancelled.start == Traces.at(1))
        #expect(cancelled.end == Traces.at(30))
        let answered = RequestMetrics(Traces.record(Traces.answer(), metadata: metadata))
        #expect(answered.start == Traces.at(1))
        #expect(answered.end == Traces.at(43))
        // What was never sent lay where AIPerf says, and so does what has no trace.
        for trace in [HTTPTrace(), nil] {
            let unsent = RequestMetrics(Traces.record(trace, metadata: metadata))
            #expect(unsent.start == Traces.at(30))
            #expect(unsent.end == Traces.at(59))
        }
    }

    @Test(arguments: [nil, 200, 204, 302, 399] as [Int64?])
    func successful(_ status: Int64?) {
        var trace = Traces.answer()
        trace.status = status
        #expect(RequestMetrics(Traces.record(trace)).outcome == .successful)
        #expect(RequestMetrics(Traces.record(nil)).outcome == .successful)
    }

    @Test(arguments: [100, 199, 400, 429, 500, 0, -1] as [Int64])
    func aStatusThatFails(_ status: Int64) {
        var trace = Traces.answer()
        trace.status = status
        #expect(RequestMetrics(Traces.record(trace)).outcome == .failed)
    }

    @Test func anErrorOrAFailureMarkFails() {
        #expect(RequestMetrics(Traces.record(Traces.answer(), error: RecordError())).outcome == .failed)
        var trace = Traces.answer()
        trace.failed = Traces.at(5)
        #expect(RequestMetrics(Traces.record(trace)).outcome == .failed)
    }

    @Test func cancelledIsMoreThanFailed() {
        let metadata = RecordMetadata(wasCancelled: true)
        let record = Traces.record(Traces.answer(), error: RecordError(code: 499), metadata: metadata)
        #expect(RequestMetrics(record).outcome == .cancelled)
        #expect(RequestMetrics(Traces.record(nil, metadata: metadata)).outcome == .cancelled)
    }
}
