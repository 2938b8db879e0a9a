import Testing

@testable import TraceAnalysis

@Suite struct BetaDistributionTests {
    // `mpmath.betainc(a, b, 0, x, regularized=True)` with 60 digits; the last two `scipy.special.betainc(a, b, x)`
    @Test(
        arguments: [
            (0.3, 2, 3, 0.3483), (0.5, 0.013, 4.2, 0.9997079431468984),
            (0.0001, 0.05, 12.5, 0.733920218946067),
            (0.999, 80, 0.5, 0.6895429151851584), (0.02, 500.5, 24000.25, 0.3219190147961837),
            (0.2, 0.003, 0.002, 0.39834241360189215), (0.9, 4, 0.013, 0.009833020656153347),
            (1e-10, 3, 2, 3.9999999997000005e-30), (0.5, 1e6, 1e6 + 700, 0.6896604998705241),
            (0.4975, 1e6, 1e6 + 700, 2.3927771783770727e-11),
        ] as [(Double, Double, Double, Double)])
    func cumulativeProbabilitiesAreExact(value: Double, first: Double, second: Double, expected: Double)
        throws
    {
        let distribution = try #require(BetaDistribution(first, second))
        #expect(abs(distribution.cumulative(value) / expected - 1) < 1e-12)
    }

    // `scipy.stats.beta.ppf(p, a, b)`, bettered by Newton's method with mpmath
    @Test(
        arguments: [
            (0.025, 7, 94, 0.028605288907438693), (0.975, 7, 94, 0.12602993458082296),
            (0.005, 0.5, 20.5, 9.695657205392302e-07), (0.05, 0.08, 3.2, 1.1854102874630255e-17),
            (0.5, 1e6, 3e6, 0.24999995833333), (0.999, 250, 1.5, 0.999951454512793),
            (1e-12, 30, 40, 0.10198034625099188), (0.3, 5, 0.02, 0.9999999977288949),
        ] as [(Double, Double, Double, Double)])
    func quantilesAreExact(probability: Double, first: Double, second: Double, expected: Double) throws {
        let distribution = try #require(BetaDistribution(first, second))
        let value = try #require(distribution.quantile(probability))
        #expect(abs(value / expected - 1) < 1e-12)
    }

    @Test func quantilesInvertProbabilities() throws {
        for first in [0.01, 0.5, 1, 3.7, 200, 30_000] {
            for second in [0.02, 0.9, 1, 11, 4_000] {
                let distribution = try #require(BetaDistribution(first, second))
                for probability in [1e-9, 0.005, 0.2, 0.5, 0.8, 0.975, 0.999_999] {
                    let logOdds = try #require(distribution.logOddsQuantile(probability))
                    let back = distribution.cumulative(logOdds: logOdds)
                    #expect(
                        abs(back - probability) < 1e-11 * probability, "\(first) \(second) \(probability)")
                }
            }
        }
    }

    /// The sum of binomial probabilities from k on is the cumulative probability of the shapes k and n − k + 1.
    @Test func itSumsBinomialProbabilities() throws {
        let share = 0.3
        var probabilities = [0.7 * 0.7 * 0.7 * 0.7 * 0.7 * 0.7]
        for k in 1...6 {
            probabilities.append(probabilities[k - 1] * Double(7 - k) / Double(k) * share / 0.7)
        }
        for k in 1...6 {
            let distribution = try #require(BetaDistribution(Double(k), Double(7 - k)))
            #expect(abs(distribution.cumulative(share) - probabilities[k...].reduce(0, +)) < 1e-14)
        }
    }

    @Test func degenerateInputsHaveNoAnswer() throws {
        #expect(BetaDistribution(0, 1) == nil)
        #expect(BetaDistribution(1, -1) == nil)
        #expect(BetaDistribution(.nan, 1) == nil)
        #expect(BetaDistribution(.infinity, 1) == nil)
        let distribution = try #require(BetaDistribution(2, 3))
        #expect(distribution.cumulative(-1) == 0)
        #expect(distribution.cumulative(2) == 1)
        #expect(distribution.quantile(0) == 0)
        #expect(distribution.quantile(1) == 1)
        #expect(distribution.quantile(1.5) == nil)
        #expect(distribution.quantile(.nan) == nil)
    }

    /// A value too small for a Double is 0, not a failure.
    @Test func valuesBelowTheSmallestNumberAreZero() throws {
        let distribution = try #require(BetaDistribution(0.001, 5))
        #expect(distribution.quantile(0.025) == 0)
        #expect(distribution.logOddsQuantile(0.025).map { $0 < -3_000 && $0.isFinite } == true)
    }
}
