import Testing

@testable import TraceAnalysis

@Suite struct SampleBuilderTests {
    @Test func valuesComeOutAsTheyWentIn() throws {
        var random = SplitMix(seed: 6)
        let values = MixedValues.make(400, wild: true, &random)
        #expect(try #require(Sample(values)).values == values.sorted())
    }

    @Test func minusZeroIsZero() throws {
        let sample = try #require(Sample([-0.0, 0, 1]))
        #expect(sample.minimum == 0)
        #expect(sample.steps(limit: 5)?.map(\.rank) == [2, 3])
    }

    @Test func gapsThatGoBackAreLeftOut() throws {
        var builder = SampleBuilder()
        #expect(builder.addGaps(between: [10, 30, 20, 25, 25]) == 1)
        #expect(builder.addGaps(between: []) == 0)
        #expect(builder.addGaps(between: [7]) == 0)
        #expect(builder.addGaps(between: [.min, .max, .min]) == 2, "what does not fit is impossible too")
        #expect(builder.addGaps(between: [0, 5_000_000_000]) == 0)
        #expect(try #require(Sample(builder)).values == [0, 5, 20, 5_000_000_000])
    }

    /// Gaps are the same however many times there are and wherever among them an unusual one lies.
    @Test(arguments: [2, 3, 256, 257, 258, 512, 513, 1_000])
    func longListsHaveEveryGap(_ count: Int) throws {
        let usual = (0..<count).map { 1_795_466_080_000_000_000 + Int64($0 * $0) }
        for unusual in Set(
            [nil, 0, 1, 255, 256, 257, count / 2, count - 1].filter { $0.map { $0 < count } ?? true })
        {
            for time in [-5, 0, Int64.max, usual[0] + 20_000_000_000] {
                var times = usual
                if let unusual { times[unusual] = time }
                let gaps = zip(times, times.dropFirst()).map { $1.subtractingReportingOverflow($0) }
                let possible = gaps.filter { !$0.overflow && $0.partialValue >= 0 }.map {
                    Double($0.partialValue)
                }
                var builder = SampleBuilder()
                #expect(builder.addGaps(between: times) == count - 1 - possible.count)
                #expect(Sample(builder)?.values ?? [] == possible.sorted())
            }
        }
    }

    @Test func impossibleNumbersAreLeftOut() throws {
        var builder = SampleBuilder()
        #expect(builder.add(contentsOf: [1, -1, 0, .max, .min]) == 2)
        #expect(builder.add(contentsOf: [0.5, -0.5, 2e18, .nan], within: 0...1e18) == 3)
        #expect(try #require(Sample(builder)).values == [0, 0.5, 1, Double(Int64.max)])
    }

    @Test func twoTogetherAreOne() throws {
        var random = SplitMix(seed: 7)
        let values = MixedValues.make(300, wild: true, &random)
        var first = SampleBuilder()
        var second = SampleBuilder()
        for value in values[..<120] { first.add(value) }
        for value in values[120...] { second.add(value) }
        first.append(second)
        #expect(first.count == 300)
        #expect(try #require(Sample(first)).values == values.sorted())
    }

    @Test func nothingMakesNoSample() { #expect(Sample(SampleBuilder()) == nil) }

    /// More values than are sorted give the figures that sorting gives.
    @Test func countedSamplesAnswerAsSortedOnes() throws {
        var random = SplitMix(seed: 8)
        let values = MixedValues.make(Sample.sortedLimit + 1, wild: false, &random)
        let sorted = RadixSort.sorted(values)
        let sample = try #require(Sample(values))
        #expect(sample.count == values.count)
        #expect(sample.minimum == sorted[0] && sample.maximum == sorted[sorted.count - 1])
        #expect(sample.median == sorted[sorted.count / 2])
        let percentiles = [0, 1, 50, 99, 100].map { Percentile($0) }
        let nearest = percentiles.map { sorted[$0.nearestIndex(count: sorted.count)] }
        #expect(sample.percentiles(percentiles, by: .nearest) == nearest)
        for (percentile, value) in zip(percentiles, sample.percentiles(percentiles, by: .linear)) {
            let (index, share) = percentile.linearPosition(count: sorted.count)
            let next = sorted[min(index + 1, sorted.count - 1)]
            #expect(value == sorted[index] + (next - sorted[index]) * share)
        }
        #expect(sample.steps(limit: 1_000) == nil)
    }
}
