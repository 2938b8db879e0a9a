import Testing

@testable import TraceAnalysis

@Suite struct SteadyBlocksTests {
    /// Requests one after the other, each of 42 ms, the next 58 ms after its end.
    private func table(_ count: Int, every milliseconds: Double = 100) throws -> RequestTable {
        try Requests.table(
            (0..<count).map { Requests.record(start: Double($0) * milliseconds, tokens: 7) })
    }

    @Test func aFixedPaceHasNoSpread() throws {
        let blocks = try #require(SteadyBlocks(try table(1_001)))
        #expect(blocks.requests.count == 10)
        let mean = try #require(BlockMean(blocks.requests))
        #expect(abs(mean.value - 10) < 0.05, "\(blocks.requests)")
        #expect(mean.standardError < 0.05)
        let tokens = try #require(BlockMean(blocks.tokens ?? []))
        #expect(abs(tokens.value - 70) < 0.4)
        #expect(blocks.good == nil)
    }

    @Test func itNeedsRequestsInTheSteadyPart() throws {
        #expect(SteadyBlocks(try table(21)) == nil)
        #expect(SteadyBlocks(try table(22)) != nil)
        // All at once: the first ends after the last begins.
        #expect(SteadyBlocks(try table(200, every: 0)) == nil)
        #expect(SteadyBlocks(RequestTable()) == nil)
    }

    @Test func meansOfBlocksAreComparedByT() throws {
        let first = try #require(BlockMean([1, 2, 3, 4, 5]))
        #expect(first.value == 3 && first.degrees == 4)
        #expect(abs(first.standardError - (2.5 / 5).squareRoot()) < 1e-12)
        let second = try #require(BlockMean([4, 5, 6, 7, 8]))
        let difference = BlockDifference(from: first, to: second)
        #expect(difference.value == 3 && abs(difference.standardError - 1) < 1e-12)
        #expect(abs(difference.degrees - 8) < 1e-9)
        // R: t.test(4:8, 1:5) gives p = 0.01707 and an interval from 0.694 to 5.306.
        #expect(abs(difference.pValue(of: 3) - 0.01707) < 1e-4)
        #expect(abs(difference.reach - 2.306) < 1e-3)
        #expect(BlockMean([1]) == nil)
        let even = try #require(BlockMean([2, 2]))
        #expect(BlockDifference(from: even, to: even).pValue(of: 0) == 1)
        #expect(BlockDifference(from: even, to: even).pValue(of: 1) == 0)
    }
}
