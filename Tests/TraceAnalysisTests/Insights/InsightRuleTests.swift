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
        (Insight.ID.connectionReuse, 0.9, Insight.Verdict.warning), (.connectionReuse, 0.9.nextUp, .good),
        (.connectionReuse, 0, .warning), (.connectionReuse, 1, .good),
        (.dnsCache, 0.95, .warning), (.dnsCache, 0.95.nextUp, .good), (.dnsCache, 0, .warning),
        (.dnsCache, 1, .good),
        (.ttfb, 0, .info), (.ttfb, 1e9, .info),
        (.iclConsistency, 1, .good), (.iclConsistency, 3, .good), (.iclConsistency, 3.0.nextUp, .info),
        (.iclConsistency, 5, .info), (.iclConsistency, 5.0.nextUp, .warning),
        (.transferRatio, 0, .info), (.transferRatio, 0.5.nextDown, .info), (.transferRatio, 0.5, .good),
        (.transferRatio, 2, .good), (.transferRatio, 2.0.nextUp, .warning),
        (.tokenThroughput, 100.0.nextUp, .good), (.tokenThroughput, 100, .info),
        (.tokenThroughput, 20, .info),
        (.tokenThroughput, 20.0.nextDown, .warning),
        (.timePerToken, 1, .good), (.timePerToken, 10, .good), (.timePerToken, 50, .good),
        (.timePerToken, 50.0.nextUp, .info), (.timePerToken, 100, .info), (.timePerToken, 100.0.nextUp, .bad),
        (.bytesPerToken, 3, .good), (.bytesPerToken, 8, .good), (.bytesPerToken, 8.0.nextUp, .info),
        (.bytesPerToken, 20, .info), (.bytesPerToken, 20.0.nextUp, .warning),
        (.tokensPerChunk, 1.0.nextDown, .info), (.tokensPerChunk, 1, .good), (.tokensPerChunk, 10, .good),
        (.tokensPerChunk, 10.0.nextUp, .info),
    ])
    func thresholds(_ id: Insight.ID, _ value: Double, _ expected: Insight.Verdict) throws {
        #expect(try verdict(id, value) == expected)
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
