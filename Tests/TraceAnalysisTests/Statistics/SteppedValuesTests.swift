import Testing

@testable import TraceAnalysis

/// Steps as a sample: ranks and values both ways, and what can be none.
@Suite struct SteppedValuesTests {
    private let points = [(2.0, 1), (5.0, 4), (9.0, 5)].map { CumulativePoint(value: $0, rank: $1) }

    private func steps(
        _ points: [CumulativePoint], sum: Double = 26, deviation: Double = 2, resolution: Double? = 3
    ) -> SteppedValues? {
        SteppedValues(
            points: points, sum: sum, standardDeviation: deviation, resolution: resolution, isWhole: true)
    }

    @Test func ranksAndValues() throws {
        let values = try #require(steps(points))
        #expect(values.count == 5)
        #expect(values.minimum == 2)
        #expect(values.maximum == 9)
        #expect(values.values(at: [0, 1, 2, 3, 4]) == [2, 5, 5, 5, 9])
        #expect(
            values.cumulative(at: [1, 2, 4.9, 5, 100]) == [nil, points[0], points[0], points[1], points[2]])
    }

    @Test func whatCannotBeIsNone() {
        #expect(steps([]) == nil)
        #expect(steps(points.reversed()) == nil)
        #expect(steps([CumulativePoint(value: 1, rank: 0)], resolution: nil) == nil)
        #expect(steps(points + [CumulativePoint(value: .infinity, rank: 9)]) == nil)
        #expect(steps(points, sum: .nan) == nil)
        #expect(steps(points, deviation: -1) == nil)
        #expect(steps(points, resolution: nil) == nil)
        #expect(steps(points, resolution: 8) == nil)
        #expect(steps([CumulativePoint(value: 1, rank: 3)], resolution: nil) != nil)
    }
}
