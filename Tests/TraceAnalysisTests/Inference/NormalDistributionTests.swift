import Testing

@testable import TraceAnalysis

@Suite struct NormalDistributionTests {
    // `scipy.stats.norm.ppf(p)`
    @Test(arguments: [
        (0.975, 1.959963984540054), (0.5, 0), (0.001, -3.090232306167813), (1e-20, -9.262340089798409),
        (1e-300, -37.0470962993612), (0.51, 0.02506890825871106), (0.9999999, 5.199337582290661),
    ])
    func quantilesAreExact(probability: Double, expected: Double) throws {
        let value = try #require(NormalDistribution.quantile(probability))
        #expect(abs(value - expected) < 4e-15 * max(1, abs(expected)))
    }

    @Test func quantilesReachTheSmallestNumber() throws {
        let value = try #require(NormalDistribution.quantile(.leastNonzeroMagnitude))
        #expect(abs(value + 38.467) < 0.1)
    }

    @Test func quantilesEndAtInfinity() {
        #expect(NormalDistribution.quantile(0) == -.infinity)
        #expect(NormalDistribution.quantile(1) == .infinity)
        #expect(NormalDistribution.quantile(-0.1) == nil)
        #expect(NormalDistribution.quantile(1.1) == nil)
        #expect(NormalDistribution.quantile(.nan) == nil)
    }

    // `scipy.stats.norm.cdf(x)`
    @Test(arguments: [(-1.5, 0.06680720126885807), (-10, 7.61985302416047e-24), (0, 0.5), (40, 1)])
    func cumulativeProbabilitiesAreExact(value: Double, expected: Double) {
        #expect(abs(NormalDistribution.cumulative(value) / expected - 1) < 1e-13)
    }

    @Test func quantilesInvertProbabilities() throws {
        for step in -60...60 {
            let value = Double(step) / 10
            let back = try #require(NormalDistribution.quantile(NormalDistribution.cumulative(value)))
            #expect(abs(back - value) < (value > 4 ? 1e-6 : 1e-11))
        }
    }

    @Test func tailsAndDensityAgreeWithTheRest() {
        #expect(abs(NormalDistribution.twoSidedTail(NormalDistribution.reach) - 0.05) < 1e-15)
        #expect(abs(NormalDistribution.twoSidedTail(-1.5) - 2 * 0.06680720126885807) < 1e-15)
        #expect(abs(NormalDistribution.density(1.5) - 0.12951759566589174) < 1e-15)
    }
}
