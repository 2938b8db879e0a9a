import Testing

@testable import TraceAnalysis

@Suite struct MeasurementCollectorTests {
    private func metadata(_ phase: String?, start: Double? = nil, end: Double? = nil, cancelled: Bool = false)
        -> RecordMetadata
    {
        RecordMetadata(
            phase: phase, startNanoseconds: start.map(Traces.at), endNanoseconds: end.map(Traces.at),
            wasCancelled: cancelled)
    }

    private func failed(_ chunks: [Double] = [4, 5], status: Int64 = 429, error: RecordError? = nil)
        -> TraceRecord
    {
        var trace = Traces.answer(chunks: chunks)
        trace.status = status
        return Traces.record(trace, error: error)
    }

    @Test func countsAddUp() {
        let line = MalformedLine(number: 3, fault: .truncated)
        let records = [
            Traces.record(Traces.answer()), Traces.record(nil), failed(),
            Traces.record(Traces.answer(), metadata: metadata("profiling", cancelled: true)),
            Traces.record(Traces.answer(), metadata: metadata("warmup")),
            Traces.record(Traces.answer(), metadata: metadata("cooldown")),
            Traces.record(Traces.answer(chunks: [9]), metadata: metadata(nil)),
        ]
        let counts = Traces.measured(records, malformed: [line, line]).counts
        #expect(counts.total == 7)
        #expect(counts.malformedLines == 2)
        #expect(counts.excludedByPhase == ["warmup": 1, "unknown": 1])
        #expect(counts.successful == 3, "a record that names no phase is of the measured part")
        #expect(counts.failed == 2)
        #expect(counts.cancelled == 1)
        #expect(counts.total == counts.excluded + counts.successful + counts.failed)
        #expect(counts.withTrace == 4)
        #expect(counts.successfulWithTrace == 2)
        #expect(counts.streaming == 1)
        #expect(counts.nonStreaming == 1)
    }

    @Test(arguments: [(AnalysisOptions.Phase.profiling, 2), (.warmup, 1), (.all, 4)])
    func onlyTheChosenPhaseCounts(_ phase: AnalysisOptions.Phase, _ expected: Int) {
        let records = ["profiling", "warmup", nil, "other"].map {
            Traces.record(Traces.answer(), metadata: metadata($0))
        }
        let measured = Traces.measured(records, AnalysisOptions(phase: phase))
        #expect(measured.counts.successful == expected)
        #expect(measured.counts.excluded == 4 - expected)
        #expect(measured[.ttfb]?.count == expected)
    }

    /// A name is a record's `phase_name`; the other names are counted.
    @Test func aPhaseCanBeChosenByItsName() {
        let records = ["low", "high", nil, "high"].map {
            Traces.record(Traces.answer(), metadata: RecordMetadata(phase: "profiling", phaseName: $0))
        }
        let measured = Traces.measured(records, AnalysisOptions(phase: .named("high")))
        #expect(measured.counts.successful == 2)
        #expect(measured.counts.excludedByPhase == ["low": 1, "unknown": 1])
        #expect(AnalysisOptions.Phase(rawValue: "high") == .named("high"))
        #expect(AnalysisOptions.Phase(rawValue: "warmup") == .warmup)
    }

    /// However many names there are, and wherever a file is cut.
    @Test func otherPhasesAreCountedInBoundedMemory() {
        var random = SplitMix(seed: 3)
        let records = (0..<5_000).map { _ in
            Traces.record(
                nil, metadata: RecordMetadata(phaseName: "p\(Int.random(in: 0..<3_000, using: &random))"))
        }
        let options = AnalysisOptions(phase: .named("none"))
        let whole = Traces.measured(records, options).counts
        #expect(whole.excludedByPhase.count == RecordCounts.namedPhases + 1)
        #expect(whole.excluded == 5_000)
        for cut in [1, 1_700, 4_999] {
            var first = MeasurementCollector(options: options)
            var second = MeasurementCollector(options: options)
            for record in records.prefix(cut) { first.add(record) }
            for record in records.dropFirst(cut) { second.add(record) }
            first.append(second, after: cut)
            #expect(first.finish().counts == whole)
        }
    }

    @Test func failuresTouchNoLatency() {
        let good = [Traces.record(Traces.answer()), Traces.record(Traces.answer(chunks: [23, 33]))]
        var cancelled = Traces.record(Traces.answer(chunks: [3.5]))
        cancelled.metadata.wasCancelled = true
        let without = Traces.measured(good)
        let with = Traces.measured(good + [failed(), cancelled, failed(status: 200, error: RecordError())])
        #expect(Set(with.samples.keys) == Set(without.samples.keys))
        for (tag, sample) in without.samples { #expect(with[tag]?.values == sample.values) }
        #expect(with.network == without.network)
        #expect(with.agreements == without.agreements)
        #expect(with.tokenTotals == without.tokenTotals)
        #expect(with.phaseTotals == without.phaseTotals)
        #expect(with.counts.streaming == without.counts.streaming)
        #expect(with.counts.failed == 3)
    }

    @Test func failuresEnterTheLatenciesWhenAskedAndNothingElse() {
        var metrics = RecordMetrics()
        metrics.outputTokens = 10
        metrics.requestLatency = 50e6
        let good = Traces.record(Traces.answer(), metrics: metrics)
        var bad = failed()
        bad.metrics = metrics
        let measured = Traces.measured([good, bad], AnalysisOptions(includeFailed: true))
        for tag in [
            MetricTag.ttfb, .ttlb, .requestSendTime, .httpReqWaiting, .httpReqDuration, .requestLatency,
        ] { #expect(measured[tag]?.count == 2, "\(tag)") }
        #expect(measured[.ttfb]?.minimum == 1e6)
        #expect(measured[.interChunkLatency]?.count == 3)
        #expect(measured.network.requests == 2)
        for tag in [
            MetricTag.tokenThroughput, .timePerOutputToken, .outputTokens, .requestSize, .responseSize,
            .chunksPerRequest, .bytesPerToken, .chunksPerToken,
        ] { #expect(measured[tag]?.count == 1, "\(tag)") }
        #expect(measured[.chunkSize]?.count == 3)
        #expect(measured.counts.successful == 1)
        #expect(measured.counts.streaming == 1)
        #expect(measured[.outputTokens]?.sum == 10)
        #expect(measured.agreements[.requestLatency]?.count == 1)
    }

    @Test func connectionsAndLookupsCountFailuresToo() {
        var trace = Traces.answer()
        trace.connect = Traces.span(1, 2)
        trace.lookup = Traces.span(1, 1.5)
        trace.status = 500
        var reused = Traces.answer()
        reused.reused = Traces.at(1)
        reused.dnsCacheHit = Traces.at(1)
        let counts = Traces.measured([Traces.record(trace), Traces.record(reused), Traces.record(nil)]).counts
        #expect([counts.connected, counts.reused, counts.lookedUp, counts.dnsCacheHits] == [1, 1, 1, 1])
        #expect(counts.connectedWhileSending == 0, "of the successful only")
    }

    /// It leaves a connect and a reuse mark in one record.
    @Test func aRedirectIsOneConnectionThatWasCreated() {
        var trace = Traces.answer()
        trace.connect = Traces.span(1, 2)
        trace.reused = Traces.at(2)
        let counts = Traces.measured([Traces.record(trace)]).counts
        #expect([counts.connected, counts.reused] == [1, 0])
    }

    @Test func failuresAreCountedByKind() {
        let records = [
            failed(), failed(), failed(status: 500),
            failed(status: 500, error: RecordError(type: "Internal Server Error", code: 500)),
            failed(status: 200, error: RecordError(type: "ClientPayloadError")),
            Traces.record(
                nil, error: RecordError(type: "RequestCancellationError", code: 499),
                metadata: metadata(nil, cancelled: true)),
        ]
        #expect(
            Traces.measured(records).failures == [
                FailureKind(type: nil, code: 429, isCancellation: false): 2,
                FailureKind(type: nil, code: 500, isCancellation: false): 1,
                FailureKind(type: "Internal Server Error", code: 500, isCancellation: false): 1,
                FailureKind(type: "ClientPayloadError", code: nil, isCancellation: false): 1,
                FailureKind(type: "RequestCancellationError", code: 499, isCancellation: true): 1,
            ])
    }

    @Test func sourcesAreKeptApart() {
        var metrics = RecordMetrics()
        metrics.waiting = 7e6
        metrics.receiving = 5e6
        metrics.interChunkLatency = [1e6]
        metrics.outputTokens = 4
        let traced = Traces.record(Traces.answer(), metrics: metrics)
        let untraced = Traces.record(nil, metrics: metrics)
        #expect(Traces.measured([traced]).sources[.ttfb]?.source == .trace)
        #expect(Traces.measured([untraced]).sources[.ttfb]?.source == .metrics)
        let both = Traces.measured([traced, untraced, untraced])
        #expect(both.sources[.ttfb]?.source == .mixed)
        #expect(both.sources[.ttfb]?.trace == 1)
        #expect(both.sources[.ttfb]?.metrics == 2)
        #expect(both.sources[.outputTokens]?.source == .metrics, "tokens are always what the records say")
        #expect(both.sources[.chunkSize]?.source == .trace)
        #expect(both.sources[.interChunkLatency]?.source == .mixed)
    }

    @Test func theTotalsAreOverRecordsWithBoth() {
        var metrics = RecordMetrics()
        metrics.outputTokens = 4
        var withoutBytes = Traces.answer()
        withoutBytes.responseBytes = nil
        var none = RecordMetrics()
        none.outputTokens = 0
        let measured = Traces.measured([
            Traces.record(Traces.answer(), metrics: metrics), Traces.record(withoutBytes, metrics: metrics),
            Traces.record(Traces.answer(), metrics: none), Traces.record(Traces.answer()),
        ])
        #expect(measured.tokenTotals.bytes.value == 300)
        #expect(measured.tokenTotals.tokens.value == 4)
        #expect(measured[.outputTokens]?.sum == 8, "of all successful records, for the rate of the whole run")
    }

    @Test func theRunLastsFromTheFirstStartToTheLastEndOfTheSuccessful() {
        var cancelled = Traces.record(
            nil, metadata: metadata("profiling", start: -500, end: 900, cancelled: true))
        cancelled.error = RecordError()
        let measured = Traces.measured([
            Traces.record(nil, metadata: metadata("profiling", start: 5, end: 20)),
            Traces.record(nil, metadata: metadata("profiling", start: 2, end: 10)), cancelled,
            Traces.record(nil, metadata: metadata("warmup", start: -900, end: -800)),
        ])
        #expect(measured.span == Traces.at(2)...Traces.at(20))
        #expect(measured.start == Traces.at(-500), "of the chosen phase, successful or not")
    }

    @Test func agreementIsTheirsLessOurs() {
        var metrics = RecordMetrics()
        metrics.requestLatency = 40e6
        metrics.timeToFirstToken = 13e6
        var later = metrics
        later.requestLatency = 47e6
        let tallies = Traces.measured([
            Traces.record(Traces.answer(), metrics: metrics), Traces.record(Traces.answer(), metrics: later),
            Traces.record(nil, metrics: metrics),
        ]).agreements
        for (tag, sum, largest) in [(MetricTag.requestLatency, 3e6, 5e6), (.timeToFirstToken, 6e6, 3e6)] {
            #expect(tallies[tag]?.count == 2)
            #expect(tallies[tag]?.sum.value == sum)
            #expect(tallies[tag]?.largest == largest)
        }
        #expect(Traces.measured([Traces.record(Traces.answer())]).agreements.isEmpty)
    }

    @Test func gapsAreThoseOfTheChunksOffTheSocket() {
        var metrics = RecordMetrics()
        metrics.interChunkLatency = [7, 9]
        let listed = Traces.measured([Traces.record(Traces.answer(), metrics: metrics)])
        #expect(listed[.interChunkLatency]?.values == [10e6, 20e6])
        #expect(listed.sources[.interChunkLatency]?.source == .trace)
        #expect(listed[.chunkSize]?.values == [100, 100, 100])

        let single = Traces.measured([Traces.record(Traces.answer(chunks: [13]), metrics: metrics)])
        #expect(single[.interChunkLatency] == nil, "one chunk has no gaps, whatever the metrics say")
        #expect(single[.chunkSize]?.values == [100])
    }

    @Test func whereNoChunksAreListedGapsAreThoseThatAIPerfSaw() {
        var metrics = RecordMetrics()
        metrics.interChunkLatency = [7, 9.5]
        var trace = Traces.answer()
        trace.chunkTimes = []
        trace.chunkSizes = []
        for record in [Traces.record(trace, metrics: metrics), Traces.record(nil, metrics: metrics)] {
            let measured = Traces.measured([record])
            #expect(measured[.interChunkLatency]?.values == [7, 9.5])
            #expect(measured.sources[.interChunkLatency]?.source == .metrics)
            #expect(measured[.chunkSize] == nil, "not recorded, never 0")
        }
    }

    @Test func impossibleGapsAndSizesAreLeftOutAndCounted() {
        var trace = Traces.answer(chunks: [13, 33, 23, 43])
        trace.chunkSizes = [5, -1, 0, 7]
        let listed = Traces.measured([Traces.record(trace)])
        #expect(listed[.interChunkLatency]?.values == [20e6, 20e6])
        #expect(listed[.chunkSize]?.values == [0, 5, 7])
        #expect(listed.counts.impossible == 2)

        var metrics = RecordMetrics()
        metrics.interChunkLatency = [5, -1, 7, 2e18]
        let seen = Traces.measured([Traces.record(nil, metrics: metrics)])
        #expect(seen[.interChunkLatency]?.values == [5, 7])
        #expect(seen.counts.impossible == 2)
    }

    @Test func aHundredMalformedLinesAreNamedAndAllCounted() {
        let lines = (1...250).map { MalformedLine(number: $0, fault: .notAnObject) }
        let measured = Traces.measured([], malformed: lines)
        #expect(measured.counts.malformedLines == 250)
        #expect(measured.malformedLines == Array(lines.prefix(100)))
    }
}
