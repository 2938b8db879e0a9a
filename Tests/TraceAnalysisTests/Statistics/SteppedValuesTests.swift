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

/// What a reduced sample still says exactly, and how far it is off elsewhere.
@Suite struct SampleReductionTests {
    private func sample(_ count: Int, _ values: (inout SplitMix) -> Double) throws -> Sample {
        var random = SplitMix(seed: UInt64(count))
        return try #require(Sample((0..<count).map { _ in values(&random) }))
    }

    private func summary(_ sample: Sample, _ options: AnalysisOptions) -> Summary {
        Summary(of: sample, tag: .ttfb, source: .trace, options: options)
    }

    /// Wide, narrow, with fractions, with zeros and with an outlier far away.
    private static let kinds: [@Sendable (inout SplitMix) -> Double] = [
        { Double(UInt64.random(in: 0...UInt64(1) << UInt64.random(in: 0...40, using: &$0), using: &$0)) },
        { Double.random(in: 0.5...0.6, using: &$0) },
        { UInt8.random(in: 0...3, using: &$0) == 0 ? 0 : Double.random(in: 1e6...9e7, using: &$0).rounded() },
        { UInt16.random(in: 0...9_999, using: &$0) == 0 ? 1e13 : Double.random(in: 1e-7...40, using: &$0) },
    ]

    @Test(arguments: 0..<kinds.count, [30_000, 140_000])
    func theFiguresAreThoseOfEveryValue(_ kind: Int, _ count: Int) throws {
        let sample = try sample(count, Self.kinds[kind])
        let reduced = sample.reduced(beyond: 20_000)
        #expect(reduced.isStepped)
        let extra = ["99.9", "99.99"].compactMap { Percentile($0) }
        for method in PercentileMethod.allCases {
            let options = AnalysisOptions(percentileMethod: method, extraPercentiles: extra)
            #expect(summary(reduced, options) == summary(sample, options))
        }
        #expect(reduced.resolution == sample.resolution)
        #expect(reduced.minimum == sample.minimum)
        #expect(reduced.maximum == sample.maximum)
    }

    @Test(arguments: 0..<kinds.count) func noRankIsOffByMoreThanAThousandth(_ kind: Int) throws {
        let sample = try sample(50_000, Self.kinds[kind])
        let reduced = sample.reduced(beyond: 20_000)
        let ranks = Array(stride(from: 0, to: sample.count, by: 7))
        for (exact, stepped) in zip(sample.values(at: ranks), reduced.values(at: ranks)) {
            #expect(stepped >= exact)
            #expect(stepped - exact <= exact * 0.001)
        }
        let edges = sample.values(at: ranks)
        for (exact, stepped) in zip(sample.cumulative(at: edges), reduced.cumulative(at: edges)) {
            // A step is a point of the true distribution: it never counts a value that is above it.
            #expect((stepped?.rank ?? 0) <= (exact?.rank ?? 0))
        }
    }

    @Test func fewDifferentValuesAreKeptWhole() throws {
        let sample = try sample(150_000) { Double(UInt8.random(in: 0...200, using: &$0)) }
        let reduced = sample.reduced(beyond: 20_000)
        #expect(reduced.isStepped)
        #expect(!reduced.isApproximate)
        #expect(reduced.steps(limit: 300) == sample.steps(limit: 300))
    }

    @Test func fewValuesStayAsTheyAre() throws {
        let sample = try sample(20_000) { Double.random(in: 0...1, using: &$0) }
        #expect(!sample.reduced(beyond: 20_000).isStepped)
        let stepped = sample.reduced(beyond: 100)
        #expect(stepped.reduced(beyond: 10).stepped == stepped.stepped)
    }

    @Test func allEqualIsOneStep() throws {
        let sample = try sample(30_000) { _ in 42 }
        let reduced = sample.reduced(beyond: 20_000)
        #expect(reduced.stepped?.points == [CumulativePoint(value: 42, rank: 30_000)])
        #expect(reduced.resolution == nil)
        #expect(reduced.median == 42)
    }
}
