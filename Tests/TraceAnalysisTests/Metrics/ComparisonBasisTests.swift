import Testing

@testable import TraceAnalysis

@Suite struct ComparisonBasisTests {
    @Test func blocksHoldAllRequestsAndAllTime() throws {
        let run = SimulatedServer(chunks: 2).run(203, seed: 1)
        let blocks = try #require(run.measurements.comparisonBasis).pace
        #expect(blocks.count == 50)
        #expect(blocks.reduce(0) { $0 + $1.requests } == 203)
        let seconds = blocks.reduce(0) { $0 + $1.nanoseconds } / 1e9
        #expect(abs(203 / seconds - (run.analysis.overview.requestThroughput ?? 0)) < 1e-6)
    }

    @Test func fewRequestsMakeNoBlocks() throws {
        for (count, expected) in [(19, 0), (20, 5), (40, 10)] {
            let run = SimulatedServer(chunks: 2).run(count, seed: 1)
            #expect(try #require(run.measurements.comparisonBasis).pace.count == expected)
        }
    }

    /// Requests that end at a fixed pace leave no room for chance.
    @Test func aFixedPaceIsCertain() {
        let blocks = [PaceBlock](repeating: PaceBlock(requests: 4, nanoseconds: 1e9), count: 10)
        var random = SeededGenerator(seed: 1)
        for _ in 0..<100 { #expect(abs(PaceBlock.resampledPace(blocks, &random) - 1) < 1e-12) }
    }

    @Test func anUnevenPaceSpreads() {
        let blocks = (1...20).map { PaceBlock(requests: 4, nanoseconds: Double($0) * 1e8) }
        var random = SeededGenerator(seed: 1)
        let paces = (0..<2_000).map { _ in PaceBlock.resampledPace(blocks, &random) }
        let mean = paces.reduce(0, +) / 2_000
        #expect(abs(mean - 1) < 0.05)
        #expect((paces.max() ?? 0) > 1.2 && (paces.min() ?? 1) < 0.85)
    }
}
