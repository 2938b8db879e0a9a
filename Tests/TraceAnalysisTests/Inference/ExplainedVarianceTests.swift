import Testing

@testable import TraceAnalysis

@Suite struct ExplainedVarianceTests {
    /// Against R: cor(x, y)^2.
    @Test func itIsTheSquareOfPearsonsCorrelation() throws {
        let share = try #require(ExplainedVariance.share(of: [2, 1, 4, 3, 7], by: [1, 2, 3, 4, 5]))
        #expect(abs(share - 0.679_245_283_018_867_9) < 1e-12)
        let falling = try #require(ExplainedVariance.share(of: [9, 6, 3], by: [1, 2, 3]))
        #expect(abs(falling - 1) < 1e-12)
    }

    @Test func whatDoesNotVaryExplainsNothing() {
        #expect(ExplainedVariance.share(of: [1, 2], by: [1, 2]) == nil)
        #expect(ExplainedVariance.share(of: [1, 1, 1], by: [1, 2, 3]) == nil)
        #expect(ExplainedVariance.share(of: [1, 2, 3], by: [4, 4, 4]) == nil)
    }
}
