import Testing

@testable import TraceAnalysis

@Suite struct EffectiveSampleSizeTests {
    /// Each value is drawn towards a new number by `pull`; τ of endless ones is (2 − pull) ÷ pull.
    private func series(_ count: Int, pull: Double, seed: Int = 12_345) -> [Double] {
        var state = seed
        var value = 0.0
        return (0..<count).map { _ in
            state = state * 48_271 % 2_147_483_647
            value += pull * (Double(state) / 2_147_483_647 - 0.5 - value)
            return value
        }
    }

    private func p90(_ series: [Double]) -> Double {
        series.sorted()[Int((0.9 * Double(series.count)).rounded(.up)) - 1]
    }

    /// The same series and sums in NumPy: `g = lambda k: (d[:n-k] * d[k:]).sum() / n` with d = x − x.mean(), or
    /// d = b − b.mean() with b = x <= p90; pairs g(2m) + g(2m+1) by np.minimum.accumulate up to the first that
    /// isn't positive; 2 × their sum ÷ g(0) − 1.
    @Test(arguments: [
        (300, 1, 0.8370219022705458, 1.0103703703703704), (300, 0.5, 2.4711297820095726, 2.0037037037037035),
        (1_000, 0.125, 11.089601971341615, 7.599111111111112),
        (3_000, 0.015625, 80.19297978309956, 34.57548148148149),
    ])
    func timesAreGeyers(count: Int, pull: Double, ofMean: Double, ofQuantile: Double) throws {
        let series = series(count, pull: pull)
        let mean = try #require(EffectiveSampleSize(forMeanOf: series))
        #expect(abs(mean.autocorrelationTime - max(1, ofMean)) < 1e-9)
        let quantile = try #require(EffectiveSampleSize(forQuantile: p90(series), of: series))
        #expect(abs(quantile.autocorrelationTime - max(1, ofQuantile)) < 1e-9)
        #expect(abs(quantile.value - Double(count) / max(1, ofQuantile)) < 1e-6)
    }

    /// Counting bits gives what multiplying gives.
    @Test(arguments: [2, 63, 64, 65, 128, 700])
    func bitsAreTheirValues(count: Int) throws {
        let series = series(count, pull: 0.1)
        let limit = series.sorted()[count / 2 - 1]
        let bits = try #require(EffectiveSampleSize(forQuantile: limit, of: series))
        let values = try #require(EffectiveSampleSize(forMeanOf: series.map { $0 <= limit ? 1 : 0 }))
        #expect(abs(bits.autocorrelationTime - values.autocorrelationTime) < 1e-9)
    }

    /// Where the lags don't end the sum: groups of eight come within 1 % of what all lags give, which NumPy made.
    @Test func slowSeriesAreGrouped() throws {
        let trend = try #require(EffectiveSampleSize(forMeanOf: (0..<20_000).map(Double.init)))
        #expect(abs(trend.autocorrelationTime - 6_928.013541193344) < 1e-6)
        #expect(abs(trend.autocorrelationTime / 6_961.5241406752375 - 1) < 0.01)
        let halves = (0..<4_000).map { $0 < 2_000 ? 1.0 : 2.0 }
        let bits = try #require(EffectiveSampleSize(forQuantile: 1.5, of: halves))
        let values = try #require(EffectiveSampleSize(forMeanOf: halves))
        #expect(abs(bits.autocorrelationTime - values.autocorrelationTime) < 1e-6)
        #expect(bits.value < 5)
    }

    /// Independent values count as themselves, within a few percent; dependent ones as fewer.
    @Test func timesAreTheTrueOnes() throws {
        for (pull, range) in [(1.0, 1.0...1.1), (0.5, 2.6...3.4), (0.25, 6.0...8.0)] {
            let times = try (1...20).map { seed in
                let series = series(2_000, pull: pull, seed: seed * 7_919)
                return try #require(EffectiveSampleSize(forMeanOf: series)).autocorrelationTime
            }
            let mean = times.reduce(0, +) / 20
            #expect(range.contains(mean), "\(pull): \(mean)")
        }
    }

    /// Of one value in m τ − 1 is an m-th.
    @Test func keptValuesTellOfAll() throws {
        let all = series(64_000, pull: 0.0625)
        let kept = stride(from: 0, to: all.count, by: 8).map { all[$0] }
        let size = try #require(EffectiveSampleSize(forMeanOf: kept)).ofAll(all.count)
        #expect(size.count == 64_000)
        #expect((22...40).contains(size.autocorrelationTime), "\(size.autocorrelationTime)")
        let same = EffectiveSampleSize(count: 10, autocorrelationTime: 2)
        #expect(same.ofAll(10) == same)
        #expect(same.ofAll(25) == EffectiveSampleSize(count: 25, autocorrelationTime: 3.5))
    }

    @Test func theLongerTimeLimits() {
        let short = EffectiveSampleSize(count: 100, autocorrelationTime: 2)
        let long = EffectiveSampleSize(count: 100, autocorrelationTime: 5)
        #expect(short.limited(by: long) == long)
        #expect(long.limited(by: short) == long)
        #expect(short.limited(by: nil) == short)
        #expect(long.value == 20)
        #expect(EffectiveSampleSize(count: 3, autocorrelationTime: 50).value == 1)
    }

    @Test func degenerateInputsHaveNoAnswer() {
        #expect(EffectiveSampleSize(forMeanOf: []) == nil)
        #expect(EffectiveSampleSize(forMeanOf: [1]) == nil)
        #expect(EffectiveSampleSize(forMeanOf: [2, 2, 2]) == nil)
        #expect(EffectiveSampleSize(forMeanOf: [2, .nan]) == nil)
        #expect(EffectiveSampleSize(forQuantile: 5, of: [2, 3]) == nil)
        #expect(EffectiveSampleSize(forQuantile: 1, of: [2, 3]) == nil)
        #expect(EffectiveSampleSize(forQuantile: 1, of: []) == nil)
        // Values that alternate tell more than independent ones; they count as themselves.
        #expect(EffectiveSampleSize(forMeanOf: [1, 2, 1, 2, 1, 2])?.autocorrelationTime == 1)
    }
}
