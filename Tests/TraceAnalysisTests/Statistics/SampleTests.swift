import Testing

@testable import TraceAnalysis

@Suite struct SampleTests {
    @Test func nothingAndNonsenseMakeNoSample() {
        #expect(Sample([]) == nil)
        #expect(Sample([1, .nan]) == nil)
        #expect(Sample([.infinity]) == nil)
        #expect(Sample([1, -.infinity, 2]) == nil)
    }

    @Test func oneValueIsEveryFigure() throws {
        let sample = try #require(Sample([3.5]))
        #expect(sample.count == 1)
        #expect(
            [sample.minimum, sample.maximum, sample.mean, sample.median, sample.sum]
                == .init(repeating: 3.5, count: 5))
        #expect(sample.standardDeviation == 0)
        for method in PercentileMethod.allCases {
            for percentile in [0, 1, 50, 99, 100] {
                #expect(sample.percentile(Percentile(percentile), by: method) == 3.5)
            }
        }
        #expect(sample.resolution == nil)
        #expect(sample.steps(limit: 1) == [CumulativePoint(value: 3.5, rank: 1)])
    }

    @Test func theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() throws {
        #expect(try #require(Sample([10, 1, 4, 3])).median == 3.5)
        #expect(try #require(Sample([10, 1, 4])).median == 4)
        #expect(try #require(Sample([-4, -2])).median == -3)
    }

    @Test func theTwoPercentilesDiffer() throws {
        let sample = try #require(Sample([40, 10, 30, 20]))
        #expect(sample.percentile(Percentile(50), by: .nearest) == 30)
        #expect(sample.percentile(Percentile(50), by: .linear) == 25)
        #expect(sample.percentile(Percentile(90), by: .nearest) == 40)
        #expect(abs(sample.percentile(Percentile(90), by: .linear) - 37) < 1e-12)
    }

    @Test func theDeviationDividesByN() throws {
        #expect(try #require(Sample([2, 4, 4, 4, 5, 5, 7, 9])).standardDeviation == 2)
    }

    @Test func theMeanNeverLeavesTheRange() throws {
        // Three times 0.1 is more than 0.3 in binary; divided by 3 it would lie above every value.
        let sample = try #require(Sample([0.1, 0.1, 0.1]))
        #expect(sample.mean == 0.1)
        #expect(sample.standardDeviation == 0)
    }

    @Test func arrivalDoesNotMatter() throws {
        var random = SplitMix(seed: 11)
        let values = (0..<500).map { _ in Double.random(in: 0...1e9, using: &random) }
        let sample = try #require(Sample(values))
        for _ in 0..<5 {
            let again = try #require(Sample(values.shuffled(using: &random)))
            #expect(again.values == sample.values)
            #expect(again.sum == sample.sum)
            #expect(again.standardDeviation == sample.standardDeviation)
        }
    }

    /// Every figure against its plain definition, on samples of many sizes with and without ties.
    @Test(arguments: [(1, 3), (2, 3), (3, 2), (7, 100), (20, 5), (99, 1_000), (100, 10), (101, 1_000_000)])
    func figuresFollowTheirDefinitions(_ count: Int, _ distinct: Int) throws {
        var random = SplitMix(seed: UInt64(count * 31 + distinct))
        let values = (0..<count).map { _ in Double(Int.random(in: 0..<distinct, using: &random)) * 0.25 }
        let sorted = values.sorted()
        let sample = try #require(Sample(values))
        let mean = values.reduce(0, +) / Double(count)
        let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(count)
        #expect(sample.count == count)
        #expect(sample.minimum == sorted.first)
        #expect(sample.maximum == sorted.last)
        #expect(sample.sum == values.reduce(0, +))
        #expect(abs(sample.mean - mean) <= 1e-12 * max(mean, 1))
        #expect(abs(sample.standardDeviation - variance.squareRoot()) <= 1e-9 * max(variance.squareRoot(), 1))
        for whole in 0...100 {
            let percentile = Percentile(whole)
            #expect(
                sample.percentile(percentile, by: .nearest) == sorted[min(count * whole / 100, count - 1)])
            let position = Double((count - 1) * whole) / 100
            let low = sorted[Int(position)]
            let high = sorted[min(Int(position) + 1, count - 1)]
            let linear = low + (high - low) * (position - position.rounded(.down))
            #expect(abs(sample.percentile(percentile, by: .linear) - linear) <= 1e-9 * max(linear, 1))
        }
    }

    @Test func percentilesNeverFall() throws {
        var random = SplitMix(seed: 5)
        let sample = try #require(Sample((0..<137).map { _ in Double.random(in: 1...2, using: &random) }))
        for method in PercentileMethod.allCases {
            let all = (0...100).map { sample.percentile(Percentile($0), by: method) }
            #expect(all == all.sorted())
            #expect(all.first == sample.minimum)
            #expect(all.last == sample.maximum)
        }
    }

    @Test func cumulativeCountsWhatIsNotAbove() throws {
        var random = SplitMix(seed: 23)
        let values = (0..<200).map { _ in Double(Int.random(in: 0..<40, using: &random)) }
        let sample = try #require(Sample(values))
        let edges = stride(from: -1.5, through: 41, by: 0.5).map { $0 }
        for (edge, point) in zip(edges, sample.cumulative(at: edges)) {
            let below = values.filter { $0 <= edge }
            #expect(point?.rank ?? 0 == below.count)
            #expect(point?.value == below.max())
        }
        #expect(sample.cumulative(at: []).isEmpty)
    }

    @Test func stepsAreTheDistinctValuesWithTheirRanks() throws {
        let sample = try #require(Sample([5, 1, 5, 3, 1, 1]))
        let expected = [(1.0, 3), (3.0, 4), (5.0, 6)].map { CumulativePoint(value: $0.0, rank: $0.1) }
        #expect(sample.steps(limit: 3) == expected)
        #expect(sample.steps(limit: 99) == expected)
        #expect(sample.steps(limit: 2) == nil)
        #expect(sample.steps(limit: 0) == nil)
    }

    @Test func theResolutionIsTheSmallestStep() throws {
        #expect(try #require(Sample([1, 1, 4, 2.5, 9])).resolution == 1.5)
        #expect(try #require(Sample([2, 2, 2])).resolution == nil)
        #expect(try #require(Sample([3, 1])).resolution == 2)
    }
}
