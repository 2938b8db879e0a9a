import Testing

@testable import TraceAnalysis

@Suite struct ThroughputGrowthTests {
    /// A curve of loads with the throughputs of their repetitions.
    private func curve(_ points: [(Int, [Double])], rate: Bool = false) throws -> SweepCurve {
        let runs = points.flatMap { load, values in
            values.enumerated().map { index, value in
                MadeRun(
                    folder: "\(load)/\(index)", concurrency: rate ? nil : load,
                    rate: rate ? Double(load) : nil,
                    throughput: value
                ).run
            }
        }
        return try #require(try Sweep(runs, options: AnalysisOptions()).curves.first)
    }

    @Test func theKneeIsThePointBeforeTheFirstFlatStep() throws {
        let points = [(1, 3.5), (2, 7.0), (4, 14), (8, 27.3), (16, 27.1), (32, 27.6)]
        #expect(try curve(points.map { ($0.0, [$0.1]) }).knee == 3)
        #expect(try curve([(1, [10]), (2, [10.1]), (4, [10])]).knee == 0, "the first step is flat already")
        #expect(try curve([(5, [5]), (10, [10]), (20, [12.9]), (40, [13])], rate: true).knee == 1)
    }

    @Test func thereIsNoKneeWhereThroughputGrows() throws {
        #expect(try curve([(1, [3.5]), (2, [7]), (4, [14])]).knee == nil)
        // A step that is flat by chance, before throughput goes on.
        #expect(try curve([(1, [10]), (2, [12]), (4, [40]), (8, [80])]).knee == nil)
        #expect(try curve([(8, [10])]).knee == nil)
        #expect(try curve([(1, [3.5]), (2, [7]), (4, [14])]).growth?.growsToTheEnd == true)
    }

    /// With steps so small that a few percent decide, one run tells nothing and repetitions do.
    @Test func noKneeIsClaimedWithinNoise() throws {
        #expect(try curve([(100, [10]), (104, [10.05])]).knee == nil)
        let close: [(Int, [Double])] = [(100, [10, 10.01, 9.99]), (104, [10.05, 10.04, 10.06])]
        #expect(try curve(close).knee == 0)
        let wide: [(Int, [Double])] = [(1, [10, 13, 7]), (2, [12, 16, 9])]
        #expect(try curve(wide).knee == nil)
    }

    @Test func whatIsNotAboveZeroTellsNothing() throws {
        #expect(try curve([(1, [3.5]), (2, [0])]).growth == nil)
        #expect(try curve([(0, [3.5]), (2, [4])]).growth == nil)
    }

    @Test func theExponentSaysHowThroughputKeepsPace() throws {
        let growth = try #require(try curve([(1, [10]), (4, [20])]).growth)
        let found = growth.exponent(0, 1)
        #expect(abs(found.value - 0.5) < 1e-12)
        #expect(found.low < found.value && found.value < found.high)
        #expect(abs(growth.change(0, 1).share - 1) < 1e-12 && growth.change(0, 1).isClear)
    }
}
