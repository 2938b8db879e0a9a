import Testing

@testable import TraceAnalysis

/// Each threshold of the seed: at it, just below, just above.
@Suite struct InsightRuleTests {
    private static let streaming = Traces.analysis([Traces.record(Traces.answer(chunks: [13, 23]))]).sections
    private static let whole = Traces.analysis([Traces.record(Traces.answer(chunks: [13]))]).sections
    private static let all = InsightRule.all

    private func verdict(_ id: Insight.ID, _ value: Double, streams: Bool = false) throws -> Insight.Verdict {
        let rule = try #require(Self.all.first { $0.id == id })
        return rule.judge(value * rule.figure.quantity.divisor, streams ? Self.streaming : Self.whole).verdict
    }

    @Test func theNineAreAlwaysThereInTheirOrder() {
        #expect(Self.all.map(\.id) == Insight.ID.allCases)
        #expect(Traces.analysis([Traces.record(nil)]).insights.map(\.id) == Insight.ID.allCases)
    }

    @Test(arguments: [
        (Insight.ID.connectionReuse, 0.9, Insight.Verdict.info), (.connectionReuse, 0.895, .warning),
        (.connectionReuse, 0.8956, .info), (.connectionReuse, 0.9044, .info),
        (.connectionReuse, 0.905, .good),
        (.connectionReuse, 0, .warning), (.connectionReuse, 1, .good),
        (.dnsCache, 0.95, .info), (.dnsCache, 0.945, .warning), (.dnsCache, 0.956, .good),
        (.dnsCache, 0, .warning), (.dnsCache, 1, .good),
        (.ttfb, 0, .info), (.ttfb, 1e9, .info),
        (.transferRatio, 0, .info), (.transferRatio, 0.497, .info), (.transferRatio, 0.5, .info),
        (.transferRatio, 0.503, .good), (.transferRatio, 1.98, .good), (.transferRatio, 2, .info),
        (.transferRatio, 2.02, .warning),
        (.tokenThroughput, 100.0.nextUp, .good), (.tokenThroughput, 100, .info),
        (.tokenThroughput, 20, .info),
        (.tokenThroughput, 20.0.nextDown, .warning),
        (.timePerToken, 1, .good), (.timePerToken, 10, .good), (.timePerToken, 50, .good),
        (.timePerToken, 50.0.nextUp, .info), (.timePerToken, 100, .info), (.timePerToken, 100.0.nextUp, .bad),
        (.bytesPerToken, 3, .good), (.bytesPerToken, 8, .good), (.bytesPerToken, 8.0.nextUp, .info),
        (.bytesPerToken, 20, .info), (.bytesPerToken, 20.0.nextUp, .warning),
    ])
    func thresholds(_ id: Insight.ID, _ value: Double, _ expected: Insight.Verdict) throws {
        #expect(try verdict(id, value) == expected)
    }

    @Test(
        arguments: [
            (Insight.ID.iclConsistency, 1, Insight.Verdict.good), (.iclConsistency, 2.98, .good),
            (.iclConsistency, 3, .info), (.iclConsistency, 5, .info), (.iclConsistency, 5.02, .info),
            (.iclConsistency, 5.03, .warning),
            (.tokensPerChunk, 0.99, .info), (.tokensPerChunk, 1, .info), (.tokensPerChunk, 1.01, .good),
            (.tokensPerChunk, 9.9, .good), (.tokensPerChunk, 10, .info), (.tokensPerChunk, 10.1, .info),
            (.bytesPerToken, 3, .info), (.bytesPerToken, 200, .info),
        ] as [(Insight.ID, Double, Insight.Verdict)])
    func thresholdsOfStreams(_ id: Insight.ID, _ value: Double, _ expected: Insight.Verdict) throws {
        #expect(try verdict(id, value, streams: true) == expected)
    }

    /// Of a body nothing is said that is of streams.
    @Test func whatDoesNotStreamHasNoChunksToJudge() throws {
        var metrics = RecordMetrics()
        metrics.outputTokens = 4
        let records = (0..<30).map { _ in Traces.record(Traces.answer(chunks: [13]), metrics: metrics) }
        let insights = Traces.analysis(records).insights
        for (id, text) in [
            (Insight.ID.iclConsistency, "Inter-chunk latency: no response streamed."),
            (.tokensPerChunk, "Tokens per chunk: no response streamed."),
        ] {
            let insight = try #require(insights.first { $0.id == id })
            #expect(insight.text == text && insight.value == nil && insight.verdict == .info)
        }
    }

    /// More than was possible, or more than was asked for, is not to be had.
    @Test func aRunThatCouldNotReuseMoreIsNotWarned() throws {
        let rule = try #require(Self.all.first { $0.id == .connectionReuse })
        func judged(_ limits: ReuseLimits, created: Int) -> InsightRule.Judgement {
            var counts = RecordCounts()
            counts.connected = created
            counts.withTrace = 100
            let whole = Self.whole
            let sections = RunSections(
                overview: whole.overview, load: whole.load, goodput: whole.goodput,
                connections: Connections(counts), dns: whole.dns, metrics: whole.metrics,
                correlation: whole.correlation, network: whole.network, reuse: limits)
            return rule.judge(0.5, sections)
        }
        var limits = ReuseLimits()
        #expect(judged(limits, created: 50).verdict == .warning)
        limits.peakInFlight = 50
        #expect(judged(limits, created: 50).verdict == .info)
        #expect(judged(limits, created: 51).verdict == .warning)
        limits = ReuseLimits()
        limits.isUnwanted = true
        #expect(judged(limits, created: 50).text.contains("asked to reuse none"))
        let dns = try #require(Self.all.first { $0.id == .dnsCache })
        var sections = Self.whole
        #expect(dns.judge(0.5, sections).verdict == .warning)
        sections.reuse.isUnwanted = true
        #expect(dns.judge(0.5, sections).verdict == .info)
        #expect(dns.judge(0.5, sections).text.contains("asked to reuse no connection"))
        #expect(dns.judge(1, sections).verdict == .good)
    }

    /// Twenty gaps are enough for a verdict, whichever answers they are of; how few those are is said.
    @Test func gapsOfOneResponseAreToldAsSuch() throws {
        let chunks = (0..<40).map { 13 + Double($0) * 10 } + [900, 910]
        let one = Traces.analysis([Traces.record(Traces.answer(chunks: chunks))]).insights
        let text = try #require(one.first { $0.id == .iclConsistency }).text
        #expect(text.hasSuffix(" the p50 gap, in the gaps of 1 response alone."), "\(text)")
        let many = Traces.analysis((0..<20).map { _ in Traces.record(Traces.answer(chunks: chunks)) })
            .insights
        #expect(try #require(many.first { $0.id == .iclConsistency }).text.hasSuffix(" the p50 gap."))
    }

    /// A ratio at a threshold says why it is on neither side of it.
    @Test func whatIsAtAThresholdSaysSo() throws {
        var metrics = RecordMetrics()
        metrics.outputTokens = 2
        let records = (0..<20).map { _ in Traces.record(Traces.answer(chunks: [13, 23]), metrics: metrics) }
        let insight = try #require(Traces.analysis(records).insights.first { $0.id == .tokensPerChunk })
        #expect(
            insight.text
                == "Each chunk carries 1.00 tokens; within half a percent of the threshold (1), so on neither side of it."
        )
        #expect(insight.verdict == .info)
        for rule in Self.all { #expect(rule.edges.allSatisfy { rule.rule.contains($0.name) }, "\(rule.id)") }
    }

    @Test func tokensAreThoseOfAUserAndOfTheWholeRun() throws {
        var metrics = RecordMetrics()
        metrics.outputTokens = 4
        metrics.interTokenLatency = 7e6
        metrics.timeToFirstToken = 12e6
        let records = (0..<30).map {
            Traces.record(
                Traces.answer(), metrics: metrics,
                metadata: RecordMetadata(
                    startNanoseconds: Traces.at(Double($0)), endNanoseconds: Traces.at(Double($0) + 43)))
        }
        let insights = Traces.analysis(records).insights
        let rate = try #require(insights.first { $0.id == .tokenThroughput }).text
        #expect(
            rate.contains("100.00 tokens/sec a request on average") && rate.contains("of the whole run"),
            "\(rate)")
        let time = try #require(insights.first { $0.id == .timePerToken }).text
        #expect(time.contains("10.00ms a token") && time.hasSuffix("without it 7.00ms."), "\(time)")
    }

    @Test func aStreamIsNotHeldAgainstTheNetwork() throws {
        #expect(try verdict(.transferRatio, 7, streams: true) == .info)
        #expect(try verdict(.transferRatio, 0.4, streams: true) == .info)
        #expect(try verdict(.transferRatio, 1, streams: true) == .good)
        let rule = try #require(Self.all.first { $0.id == .transferRatio })
        let text = rule.judge(7, Traces.analysis([Traces.record(Traces.answer())]).sections).text
        #expect(text.contains("generation of tokens"))
    }

    @Test func lessThanTenMillisecondsATokenIsExcellent() throws {
        let rule = try #require(Self.all.first { $0.id == .timePerToken })
        let sections = Traces.analysis([Traces.record(nil)]).sections
        #expect(rule.judge((10.0 * 1e6).nextDown, sections).text.hasPrefix("Excellent"))
        #expect(rule.judge(10e6, sections).text.hasPrefix("Good"))
    }

    @Test func theCostOfAChunkIsSaid() throws {
        let rule = try #require(Self.all.first { $0.id == .tokensPerChunk })
        let sections = Traces.analysis([Traces.record(nil)]).sections
        #expect(rule.judge(0.5, sections).text.contains("overhead"))
        #expect(rule.judge(11, sections).text.contains("throughput"))
    }
}
