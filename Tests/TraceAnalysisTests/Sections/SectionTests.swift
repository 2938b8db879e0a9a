import Testing

@testable import TraceAnalysis

/// The sections of an analysis: what is nil, what is a ratio, what adds up.
@Suite struct SectionTests {
    @Test func aRunInWhichAllFailedHasNoFigures() {
        var trace = Traces.answer()
        trace.status = 500
        let analysis = Traces.analysis([Traces.record(trace)])
        #expect(analysis.metrics.isEmpty)
        #expect(analysis.overview.failedRequests == 1)
        #expect(analysis.overview.duration == nil)
        #expect(analysis.overview.requestThroughput == nil)
        #expect(analysis.overview.outputTokenThroughput == nil)
        #expect(analysis.network.meanTTFB == nil)
        #expect(analysis.network.transferProcessingRatio == nil)
        #expect(analysis.phases == nil)
        #expect(analysis.agreement.isEmpty)
        #expect(analysis.correlation.meanTokensPerChunk == nil)
        #expect(analysis.insights.count == 9)
        #expect(analysis.insights.allSatisfy { $0.verdict == .info && $0.value == nil })
    }

    @Test func ratesAreSuccessfulOverDuration() {
        var metrics = RecordMetrics()
        metrics.outputTokens = 30
        let records = [(0.0, 250.0), (100, 500)].map { start, end in
            Traces.record(
                Traces.answer(), metrics: metrics,
                metadata: RecordMetadata(startNanoseconds: Traces.at(start), endNanoseconds: Traces.at(end)))
        }
        let overview = Traces.analysis(records).overview
        #expect(overview.duration == 0.5e9)
        #expect(overview.requestThroughput == 4)
        #expect(overview.outputTokenThroughput == 120)
    }

    @Test func noTimeIsNoRate() {
        let metadata = RecordMetadata(startNanoseconds: Traces.base, endNanoseconds: Traces.base)
        let overview = Traces.analysis([Traces.record(nil, metadata: metadata)]).overview
        #expect(overview.duration == 0)
        #expect(overview.requestThroughput == nil)
        #expect(overview.outputTokenThroughput == nil)
    }

    @Test func connectionsAndNamesAreNotRecordedWithoutATrace() {
        let without = Traces.analysis([Traces.record(nil)])
        #expect(without.connections.created == nil && without.connections.reused == nil)
        #expect(without.connections.reuseRate == nil)
        #expect(without.dns.lookups == nil && without.dns.cacheHits == nil && without.dns.cacheHitRate == nil)

        let neither = Traces.analysis([Traces.record(Traces.answer())])
        #expect(neither.connections.created == 0 && neither.connections.reused == 0)
        #expect(neither.connections.reuseRate == nil, "0 of 0 is no rate")
        #expect(neither.dns.cacheHitRate == nil)
    }

    @Test func shares() {
        #expect(share(3, besides: 1) == 0.75)
        #expect(share(0, besides: 4) == 0)
        #expect(share(0, besides: 0) == nil)
        #expect(share(nil, besides: 1) == nil)
        #expect(share(1, besides: nil) == nil)
    }

    /// TTFB and TTLB of different records are never paired.
    @Test func theBreakdownPairsWithinARecord() {
        var onlyFirst = Traces.answer(chunks: [1003])
        onlyFirst.chunkTimes = []
        onlyFirst.receive = Traces.span(1003, nil)
        let analysis = Traces.analysis([Traces.record(Traces.answer()), Traces.record(onlyFirst)])
        #expect(analysis.metrics[.ttfb]?.count == 2)
        #expect(analysis.network.requests == 1)
        #expect(analysis.network.meanTTFB == 10)
        #expect(analysis.network.meanTransfer == 30)
        #expect(analysis.network.transferProcessingRatio == 3)
    }

    @Test func theBandsCoverEveryRequestOnce() {
        var random = SplitMix(seed: 12)
        for count in [1, 2, 3, 10, 19, 20, 99, 100, 101, 1_000] {
            let records = (0..<count).map { _ in
                let first = Double.random(in: 4...50, using: &random)
                return Traces.record(
                    Traces.answer(chunks: [first, first + .random(in: 0...80, using: &random)]))
            }
            let network = Traces.analysis(records).network
            #expect(network.bands.map(\.requests).reduce(0, +) == count)
            #expect(network.bands.last?.upper == 100)
            let totals = network.bands.map { $0.meanTTFB + $0.meanTransfer }
            #expect(totals == totals.sorted(), "each band is slower than the one before")
        }
    }

    @Test func theCorrelationIsMadeOfTheMetrics() {
        let metrics = [(64.0, 2.0), (128.0, 8.0)].map { tokens, chunks -> RecordMetrics in
            var metrics = RecordMetrics()
            metrics.outputTokens = tokens
            metrics.chunksReceived = chunks
            metrics.bytesReceived = 640
            metrics.waiting = 10e6
            metrics.receiving = 30e6
            return metrics
        }
        let analysis = Traces.analysis(metrics.map { Traces.record(nil, metrics: $0) })
        let correlation = analysis.correlation
        #expect(correlation.meanOutputTokens == 96)
        #expect(correlation.meanChunksPerToken == (2.0 / 64 + 8.0 / 128) / 2)
        #expect(correlation.meanTokensPerChunk == 1 / ((2.0 / 64 + 8.0 / 128) / 2))
        #expect(correlation.meanBytesPerToken == 7.5)
        #expect(correlation.totalResponseBytes == 1_280)
        #expect(correlation.totalOutputTokens == 192)
        #expect(correlation.overallBytesPerToken == 1_280.0 / 192)
        #expect(correlation.meanInterChunkLatency == nil)
        #expect(correlation.meanTokensPerSecond == analysis.metrics[.tokenThroughput]?.mean)
    }

    @Test func failuresAreListedMostFrequentFirst() {
        let kinds: [(String?, FailureCode?, Bool, Int)] = [
            ("b", 500, false, 2), ("a", 500, false, 2), (nil, 429, false, 2), ("a", 400, false, 2),
            ("z", nil, false, 7), ("a", 500, true, 2),
        ]
        let failures = Failure.list(
            Dictionary(
                uniqueKeysWithValues: kinds.map {
                    (FailureKind(type: $0.0, code: $0.1, isCancellation: $0.2), $0.3)
                }))
        #expect(
            failures.map { "\($0.type ?? "-") \($0.code ?? 0) \($0.isCancellation)" } == [
                "z 0 false", "- 429 false", "a 400 false", "a 500 false", "a 500 true", "b 500 false",
            ])
    }

    @Test func theStartIsThatOfTheEarliestRecord() {
        let metadata = RecordMetadata(startNanoseconds: 1_795_466_080_999_999_999)
        #expect(
            Traces.analysis([Traces.record(nil, metadata: metadata)]).run.startTime == "2026-11-23T20:34:40Z")
        #expect(Traces.analysis([Traces.record(nil)]).run.startTime == nil)
    }
}
