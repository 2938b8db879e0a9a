import Testing

@testable import TraceAnalysis

@Suite struct EmpiricalDistributionTests {
    @Test func trueStepsWhereThereAreFew() throws {
        let sample = try #require(Sample([3, 1, 1, 2]))
        let distribution = EmpiricalDistribution(of: sample, in: DisplayRange(of: sample))
        #expect(distribution.points.map(\.value) == [1, 2, 3])
        #expect(distribution.points.map(\.rank) == [2, 3, 4])
    }

    @Test func theLastRankOfEachColumnWhereThereAreMany() throws {
        let values = (0..<50_000).map { Double(($0 * 7_919) % 50_000) }
        let sample = try #require(Sample(values))
        let distribution = EmpiricalDistribution(of: sample, in: DisplayRange(of: sample), columns: 100)
        #expect(distribution.points.count <= 102)
        #expect(distribution.points.allSatisfy { $0.rank == Int($0.value) + 1 })
        #expect(distribution.points.last == CumulativePoint(value: 49_999, rank: 50_000))
    }

    @Test func itEndsAtTheLargestValueEvenOffTheAxis() throws {
        let sample = try #require(Sample((1...10_000).map(Double.init) + [1e9]))
        let distribution = EmpiricalDistribution(of: sample, in: DisplayRange(of: sample), columns: 50)
        #expect(distribution.points.last == CumulativePoint(value: 1e9, rank: 10_001))
        #expect(distribution.points.first?.value == 1)
    }
}
