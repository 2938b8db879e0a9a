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

@Suite struct PercentileCurveTests {
    private func curve(_ values: [Double], _ method: PercentileMethod = .nearest) throws -> PercentileCurve {
        PercentileCurve(of: try #require(Sample(values)), by: method)
    }

    @Test func itRisesAtEachRankAndEndsBeforeOne() throws {
        let points = try curve([1, 2, 3, 4]).points
        #expect(points.map(\.value) == [1, 1, 2, 2, 3, 3, 4])
        #expect(points.map(\.beyond) == [0.99, 0.75, 0.75, 0.5, 0.5, 0.25, 0.25])
        #expect(points.last?.percentile == 75)
    }

    @Test(arguments: PercentileMethod.allCases) func itIsWhatPercentilesSay(_ method: PercentileMethod) throws
    {
        var random = SplitMix(seed: 5)
        let values = (0..<4_000).map { _ in Double.random(in: 0...1e6, using: &random).rounded() }
        let sample = try #require(Sample(values))
        let points = PercentileCurve(of: sample, by: method).points
        #expect(abs((points.last?.beyond ?? 0) - 1.0 / 4_000) < 1e-12)
        for percentile in [Percentile(50), Percentile(90), Percentile(99)] {
            let beyond = 1 - percentile.fraction
            let below = try #require(points.last { $0.beyond > beyond + 1e-9 })
            let above = try #require(points.first { $0.beyond < beyond - 1e-9 })
            let value = sample.percentile(percentile, by: method)
            #expect(value >= below.value && value <= above.value)
        }
        #expect(zip(points, points.dropFirst()).allSatisfy { $0.value <= $1.value && $0.beyond >= $1.beyond })
    }

    @Test(arguments: PercentileMethod.allCases) func itBeginsAtP1(_ method: PercentileMethod) throws {
        let curve = try curve((0..<1_000).map(Double.init), method)
        let first = try #require(curve.points.first)
        #expect(abs(first.percentile - 1) < 1e-9)
        #expect(abs(first.value - 10) < 0.1)
    }

    @Test func oneValueIsOnePoint() throws {
        let curve = try curve([7])
        #expect(curve.points.map(\.value) == [7])
        #expect(curve.points.map(\.nines) == [0])
        #expect(curve.trusted == 0)
    }

    @Test func theTailIsTrustedWhereTenLieBeyond() throws {
        let curve = try curve((0..<1_000).map(Double.init))
        #expect(abs(curve.trusted - 2) < 1e-12)
    }

    @Test func manyValuesAreFewPoints() throws {
        #expect(try curve((0..<300_000).map { Double($0 * 7_919 % 300_007) }).points.count < 1_300)
    }
}
