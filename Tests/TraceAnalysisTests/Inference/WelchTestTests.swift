import Testing

@testable import TraceAnalysis

// `a = np.log([287, 331, 301, 295, 310]); b = np.log([340, 412, 365, 388, 351, 402])` in NumPy and SciPy
@Suite struct WelchTestTests {
    private let baseline = LogMoments([287, 331, 301, 295, 310])
    private let candidate = LogMoments([340, 412, 365, 388, 351, 402])

    // `w = scipy.stats.ttest_ind(b, a, equal_var=False); w.df, w.statistic, w.pvalue, w.confidence_interval(0.95)`
    @Test func itIsWelchs() throws {
        let baseline = try #require(baseline)
        let candidate = try #require(candidate)
        let test = try #require(WelchTest(from: baseline, to: candidate))
        #expect(abs(test.degrees - 8.837667164670627) < 1e-11)
        #expect(abs(test.logRatio / test.standardError - 5.270248079834729) < 1e-11)
        #expect(abs(test.pValue / 0.0005453760019740618 - 1) < 1e-10)
        #expect(abs(test.ratio - 1.2331435327412739) < 1e-13)
        let interval = try #require(test.interval(confidence: 0.95))
        #expect(abs(interval.lowerBound - 1.1267771810842715) < 1e-12)
        #expect(abs(interval.upperBound - 1.3495507344924662) < 1e-12)
    }

    // `np.exp(a.mean() ± scipy.stats.t.ppf(0.995, 4) * a.std(ddof=1) * (1 + 1 / 5) ** 0.5)`
    @Test func theNextRunLiesInThePredictionInterval() throws {
        let moments = try #require(baseline)
        let interval = try #require(moments.predictionInterval(confidence: 0.99))
        #expect(abs(interval.lowerBound - 231.15018770332532) < 1e-9)
        #expect(abs(interval.upperBound - 400.9496031213135) < 1e-9)
        #expect(abs(moments.geometricMean - 304.4332045310849) < 1e-10)
    }

    /// Equal sides differ in 5 % of all cases, and the next run leaves its interval in 1 %.
    @Test func errorsAreAsPromised() throws {
        var random = SeededGenerator(seed: 3)
        func figures(_ count: Int, _ spread: Double) -> [Double] {
            (0..<count).map { _ in SpecialFunctions.exp(5 + spread * random.normal()) }
        }
        var different = 0
        var outside = 0
        for _ in 0..<1_000 {
            let before = try #require(LogMoments(figures(5, 0.05)))
            let after = try #require(LogMoments(figures(5, 0.03)))
            let test = try #require(WelchTest(from: before, to: after))
            if test.pValue < 0.05 { different += 1 }
            let interval = try #require(before.predictionInterval(confidence: 0.99))
            if !interval.contains(figures(1, 0.05)[0]) { outside += 1 }
        }
        #expect((27...75).contains(different), "\(different)")
        #expect((2...22).contains(outside), "\(outside)")
    }

    @Test func degenerateInputsHaveNoAnswer() throws {
        #expect(LogMoments([]) == nil)
        #expect(LogMoments([3]) == nil)
        #expect(LogMoments([3, 0]) == nil)
        #expect(LogMoments([3, .infinity]) == nil)
        let same = try #require(LogMoments([1, 1]))
        #expect(WelchTest(from: same, to: same) == nil)
        #expect(same.predictionInterval(confidence: 0.99) == 1...1)
        #expect(same.predictionInterval(confidence: 1) == nil)
        let other = try #require(LogMoments([1, 2]))
        #expect(WelchTest(from: same, to: other)?.degrees == 1)
        #expect(WelchTest(from: same, to: other)?.interval(confidence: 0) == nil)
    }
}
