import Testing

@testable import TraceAnalysis

@Suite struct ChangeEstimateTests {
    @Test func resampledChangesGiveTheirMiddle() {
        let estimate = ChangeEstimate(resampled: (1...4_000).map(Double.init).shuffled())
        #expect(estimate.low == 101 && estimate.high == 3_900)
        #expect(estimate.pValue == 2.0 / 4_001)
        #expect(ChangeEstimate(resampled: [Double](repeating: 0, count: 100)).pValue == 1)
    }

    @Test func intervalsOfMeansCombine() {
        let estimate = ChangeEstimate(
            from: FigureInterval(mean: 10, standardError: 3), to: FigureInterval(mean: 20, standardError: 4))
        #expect(abs(estimate.low - (10 - 5 * 1.959963984540054)) < 1e-12)
        #expect(abs(estimate.high - (10 + 5 * 1.959963984540054)) < 1e-12)
        // 10 ÷ 5 = 2 standard errors.
        #expect(abs(estimate.pValue - 0.0455) < 1e-4)
    }

    @Test func figuresWithoutSpreadAreCertain() {
        let one = FigureInterval(mean: 1, standardError: 0)
        let two = FigureInterval(mean: 2, standardError: 0)
        #expect(ChangeEstimate(from: one, to: one).pValue == 1)
        #expect(ChangeEstimate(from: one, to: two).pValue == 0)
    }

    @Test func percentilesLieWithinTheirOrderStatistics() throws {
        let sample = try #require(Sample((0..<10_000).map(Double.init)))
        let interval = FigureInterval(Percentile(50), of: sample, by: .nearest)
        #expect(interval.value == 5_000)
        #expect(interval.low == 4_902 && interval.high == 5_098)
        let wide = FigureInterval(Percentile(50), of: sample, by: .nearest, spread: 4)
        #expect(wide.low == 4_804 && wide.high == 5_196)
        let end = FigureInterval(Percentile(99), of: try #require(Sample([1, 2])), by: .nearest)
        #expect(end.low == 2 && end.high == 2)
    }
}
