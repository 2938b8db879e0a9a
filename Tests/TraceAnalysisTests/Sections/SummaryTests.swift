import Testing

@testable import TraceAnalysis

@Suite struct SummaryTests {
    private let sample = Sample([1_000_000, 3_000_000, 8_000_000])

    @Test func timesAreNanosecondsUntilTheyAreWritten() throws {
        let summary = Summary(
            of: try #require(sample), tag: .ttfb, source: .trace, options: AnalysisOptions())
        #expect(summary.quantity == .time && summary.quantity.unit == "ms")
        #expect(summary.count == 3)
        #expect(
            [summary.minimum, summary.median, summary.mean, summary.maximum, summary.sum]
                .map(summary.quantity.encoded) == [1, 3, 4, 8, 12])
        #expect(abs(summary.standardDeviation / 1e6 - (26.0 / 3).squareRoot()) < 1e-12)
        #expect(summary.p(50) == 3e6)
        #expect(summary.p(99) == 8e6)
    }

    @Test(arguments: [
        (MetricTag.chunkSize, Quantity.bytes), (.chunksPerRequest, .count), (.outputTokens, .tokens),
        (.tokenThroughput, .tokensPerSecond), (.bytesPerToken, .bytesPerToken),
        (.chunksPerToken, .chunksPerToken),
    ])
    func everythingElseKeepsItsUnit(_ tag: MetricTag, _ quantity: Quantity) throws {
        let summary = Summary(of: try #require(sample), tag: tag, source: .trace, options: AnalysisOptions())
        #expect(summary.quantity == quantity)
        #expect(summary.maximum == 8_000_000)
    }

    @Test func thePercentilesAreTheStandingAndTheAskedFor() throws {
        let asked = try #require(Percentile("99.9"))
        let options = AnalysisOptions(
            percentileMethod: .linear, extraPercentiles: [Percentile(50), asked])
        let summary = Summary(of: try #require(sample), tag: .ttfb, source: .mixed, options: options)
        #expect(
            summary.percentiles.keys.sorted().map(\.label) == [
                "1", "5", "10", "25", "50", "75", "90", "95", "99", "99.9",
            ])
        #expect(summary.p(25) == 2e6)
        #expect(summary.p(42) == nil)
        #expect(summary.source == .mixed)
    }
}
