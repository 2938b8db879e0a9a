import Testing

@testable import TraceAnalysis

@Suite struct MeanDifferenceTests {
    @Test func meansAreComparedByT() throws {
        let first = try #require(SampleMean([1, 2, 3, 4, 5]))
        #expect(first.value == 3 && first.degrees == 4)
        #expect(abs(first.standardError - (2.5 / 5).squareRoot()) < 1e-12)
        let second = try #require(SampleMean([4, 5, 6, 7, 8]))
        let difference = MeanDifference(from: first, to: second)
        #expect(difference.value == 3 && abs(difference.standardError - 1) < 1e-12)
        #expect(abs(difference.degrees - 8) < 1e-9)
        // R: t.test(4:8, 1:5) gives p = 0.01707 and an interval from 0.694 to 5.306.
        #expect(abs(difference.pValue(of: 3) - 0.01707) < 1e-4)
        #expect(abs(difference.reach - 2.306) < 1e-3)
        #expect(SampleMean([1]) == nil)
        let even = try #require(SampleMean([2, 2]))
        #expect(MeanDifference(from: even, to: even).pValue(of: 0) == 1)
        #expect(MeanDifference(from: even, to: even).pValue(of: 1) == 0)
    }
}
