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
        let mean = try #require(SampleMean(blocks.requests))
        #expect(abs(mean.value - 10) < 0.05, "\(blocks.requests)")
        #expect(mean.standardError < 0.05)
        let tokens = try #require(SampleMean(blocks.tokens ?? []))
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
}
