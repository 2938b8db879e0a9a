import Testing

@testable import TraceAnalysis

@Suite struct RepeatedFiguresTests {
    @Test func fromThreeRunsItIsWelchsTest() throws {
        let found = try #require(
            RepeatedFigures([100, 104, 98, 101], [110, 112, 118, 108]) { _, _ in 0 })
        let estimate = try #require(found.estimate)
        let before = try #require(LogMoments([100, 104, 98, 101]))
        let after = try #require(LogMoments([110, 112, 118, 108]))
        let test = try #require(WelchTest(from: before, to: after))
        #expect(abs(estimate.pValue - test.pValue) < 1e-12)
        #expect(abs(found.candidate / found.baseline - test.ratio) < 1e-12)
        let interval = try #require(test.interval(confidence: 0.95))
        #expect(abs(estimate.low - found.baseline * (interval.lowerBound - 1)) < 1e-9)
        #expect(abs(estimate.high - found.baseline * (interval.upperBound - 1)) < 1e-9)
        #expect(estimate.low > 0 && estimate.pValue < 0.01)
    }

    /// Two runs that happen to be alike do not know how far runs lie apart.
    @Test func fewRunsAreNeverSurerThanTheirRequests() throws {
        let before = [100.0, 100.01]
        let after = [106.0, 106.01]
        let sure = try #require(RepeatedFigures(before, after) { _, _ in 0 }?.estimate)
        let unsure = try #require(RepeatedFigures(before, after) { _, _ in 0.03 * 0.03 }?.estimate)
        #expect(sure.low > 0)
        #expect(unsure.low < 0 && unsure.high > 6)
    }

    @Test func oneRunAgainstSeveralSharesTheirSpread() throws {
        let found = try #require(RepeatedFigures([100, 104, 98, 101], [130]) { _, _ in 0 })
        let estimate = try #require(found.estimate)
        #expect(estimate.low > 0 && estimate.pValue < 0.05)
        #expect(RepeatedFigures([100], [130]) { _, _ in 0 }?.estimate == nil)
    }

    @Test func whatIsNotPositiveHasNoRatio() {
        #expect(RepeatedFigures([0, 1, 2], [1, 2, 3]) { _, _ in 0 } == nil)
        #expect(RepeatedFigures([], [1]) { _, _ in 0 } == nil)
        #expect(RepeatedFigures([1, 1, 1], [1, 1, 1]) { _, _ in 0 }?.estimate == nil)
    }

    @Test func sidesOfSeveralRunsAreCompared() throws {
        let server = SimulatedServer()
        func side(_ server: SimulatedServer, _ seeds: ClosedRange<UInt64>) -> ComparedSide {
            let runs = seeds.map { server.named(seed: $0, name: "run \($0)") }
            return ComparedSide(runs[0], Array(runs.dropFirst()))
        }
        let same = Comparison(side(server, 1...3), [side(server, 4...6)]).candidates[0]
        #expect(same.overall.verdict == .noClearDifference && !same.isOfSingleRuns)
        #expect(same.name == "run 4 (3 runs)")
        let slower = Comparison(side(server, 1...3), [side(SimulatedServer(firstByte: 160), 4...6)])
            .candidates[0]
        #expect(slower.overall.verdict == .worse)
        let ttfb = try #require(slower.overall.parts.first { $0.name == "ttfb.p50" }).change
        #expect(ttfb.runs?.candidate.count == 3)
        let total = slower.phases.total
        #expect(slower.leadingPhase?.phase == .wait && total > 0)
    }
}
