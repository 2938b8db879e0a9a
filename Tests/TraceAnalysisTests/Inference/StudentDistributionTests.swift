import Testing

@testable import TraceAnalysis

@Suite struct StudentDistributionTests {
    // `scipy.stats.t.cdf(t, degrees)`
    @Test(arguments: [
        (-2.0, 1, 0.14758361765043326), (0.3, 4.5, 0.6112332264802843), (-40, 7, 7.951089992425185e-10),
        (2.5, 120.7, 0.9931192227063255), (-0.001, 3, 0.49963244748473046), (-6, 1e6, 9.86924906177215e-10),
    ])
    func cumulativeProbabilitiesAreExact(value: Double, degrees: Double, expected: Double) throws {
        let distribution = try #require(StudentDistribution(degrees: degrees))
        #expect(abs(distribution.cumulative(value) / expected - 1) < 1e-11)
        let tail = 2 * min(expected, 1 - expected)
        #expect(abs(distribution.twoSidedTail(value) / tail - 1) < 1e-11)
    }

    // `scipy.stats.t.ppf(p, degrees)`
    @Test(arguments: [
        (0.975, 4, 2.7764451051977934), (0.995, 9, 3.249835541592126), (0.05, 1, -6.313751514675044),
        (0.6, 2.7, 0.27932846331796923), (1e-6, 30, -5.871117120418882), (0.9995, 1e5, 3.2906240314119137),
        (0.025, 0.7, -36.611415031588706),
    ])
    func quantilesAreExact(probability: Double, degrees: Double, expected: Double) throws {
        let distribution = try #require(StudentDistribution(degrees: degrees))
        let value = try #require(distribution.quantile(probability))
        #expect(abs(value / expected - 1) < 1e-11)
    }

    @Test func theMiddleIsZero() throws {
        for degrees in [0.5, 1, 3, 50] {
            let distribution = try #require(StudentDistribution(degrees: degrees))
            #expect(distribution.quantile(0.5) == 0)
            #expect(distribution.cumulative(0) == 0.5)
        }
    }

    /// Of many degrees of freedom it is the normal distribution.
    @Test func itEndsAsTheNormalOne() throws {
        let distribution = try #require(StudentDistribution(degrees: 1e8))
        for probability in [0.005, 0.1, 0.8, 0.975] {
            let value = try #require(distribution.quantile(probability))
            let normal = try #require(NormalDistribution.quantile(probability))
            #expect(abs(value - normal) < 1e-6)
        }
    }

    @Test func degenerateInputsHaveNoAnswer() throws {
        #expect(StudentDistribution(degrees: 0) == nil)
        #expect(StudentDistribution(degrees: .nan) == nil)
        let distribution = try #require(StudentDistribution(degrees: 3))
        #expect(distribution.quantile(0) == -.infinity)
        #expect(distribution.quantile(1) == .infinity)
        #expect(distribution.quantile(-1) == nil)
        #expect(distribution.twoSidedTail(.infinity) == 0)
        #expect(distribution.cumulative(1e300) == 1)
    }
}
