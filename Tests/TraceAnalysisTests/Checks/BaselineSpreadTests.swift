import Testing

@testable import TraceAnalysis

@Suite struct BaselineSpreadTests {
    /// Figures with bounds of one standard error times the quantile on each side.
    private func figures(_ values: [Double], error: Double) throws -> [UncertainFigure] {
        let reach = try #require(NormalDistribution.quantile(0.95))
        return values.map {
            UncertainFigure(
                value: $0, low: $0 - reach * error, high: $0 + reach * error, draws: nil, size: nil)
        }
    }

    private func spread(_ values: [Double], error: Double) throws -> BaselineSpread? {
        let reach = try #require(NormalDistribution.quantile(0.95)) * error
        let root = Double(values.count).squareRoot()
        return BaselineSpread(
            try figures(values, error: error), factor: 1, within: (reach, reach / root), confidence: 0.95)
    }

    /// 90, 100 and 110 have a standard deviation of 10; t of two degrees is 2.92.
    @Test func itReachesAsFarAsARunMayLieOff() throws {
        let spread = try #require(try spread([90, 100, 110], error: 0.1))
        #expect(abs(spread.reach - 2.91999 * 10 * (4.0 / 3).squareRoot()) < 1e-3)
        #expect(try self.spread([90, 110], error: 0.1) == nil)
    }

    /// What chance within the runs makes goes with more requests, the rest does not.
    @Test func requestsHelpOnlyAgainstChanceWithin() throws {
        let apart = try #require(try spread([90, 100, 110], error: 0.1))
        #expect(apart.neededTimes(10) == nil)
        let within = try #require(try spread([99, 100, 101], error: 1))
        let times = try #require(within.neededTimes(0.5))
        // All of the spread is chance: a reach of 2.92 √(4/3) shrinks with the root.
        let reach = 2.91999 * (4.0 / 3).squareRoot()
        #expect(abs(times - reach * reach / 0.25) < 0.01)
        #expect(try #require(within.neededTimes(2)) < times)
    }

    /// With more runs t falls towards 1.645, and no further.
    @Test func moreRunsHelpDownToTheReachOfOne() throws {
        let spread = try #require(try spread([90, 100, 110], error: 0.1))
        let runs = try #require(spread.neededRuns(20))
        #expect(runs > 3 && runs < 12)
        #expect(try #require(spread.neededRuns(25)) <= runs)
        #expect(spread.neededRuns(16) == nil)
    }
}
