import Testing

@testable import TraceAnalysis

/// Counting against sorting: the same figure for every question.
@Suite struct CountedValuesTests {
    private func counted(_ values: [Double]) -> CountedValues {
        var builder = SampleBuilder()
        for value in values { builder.add(value) }
        return CountedValues(builder)
    }

    @Test(arguments: [1, 2, 10, 200], [false, true])
    func everyFigureIsThatOfTheSortedValues(_ count: Int, _ wild: Bool) {
        var random = SplitMix(seed: UInt64(count))
        let values = MixedValues.make(count, wild: wild, &random)
        let sorted = values.sorted()
        let counted = counted(values)
        #expect(counted.minimum == sorted.first)
        #expect(counted.maximum == sorted.last)
        #expect(counted.values(at: Array(0..<count)) == sorted)
        #expect(
            counted.values(at: [count - 1, 0, count / 2, 0])
                == [count - 1, 0, count / 2, 0].map { sorted[$0] })
        let sum = sorted.reduce(0, +)
        #expect(abs(counted.sum - sum) <= 1e-12 * sorted.reduce(0) { $0 + abs($1) })
        let mean = sum / Double(count)
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        #expect(abs(counted.squaredDistances(from: mean) - squares) <= 1e-9 * max(squares, 1))
    }

    @Test(arguments: [1, 10, 300], [false, true])
    func everyRankIsThatOfTheSortedValues(_ count: Int, _ wild: Bool) {
        var random = SplitMix(seed: UInt64(count) + 100)
        let values = MixedValues.make(count, wild: wild, &random)
        let counted = counted(values)
        let edges =
            (values + values.map { $0 - 0.25 } + [-2e6, -1, 0, 0.5, 65_535, 65_536, 4_294_967_295, 1e19])
            .sorted()
        for (edge, point) in zip(edges, counted.cumulative(at: edges)) {
            let below = values.filter { $0 <= edge }
            #expect(point?.rank ?? 0 == below.count, "\(edge)")
            #expect(point?.value == below.max(), "\(edge)")
        }
    }

    @Test(arguments: [1, 10, 60], [false, true])
    func stepsAreTheDistinctValues(_ count: Int, _ wild: Bool) {
        var random = SplitMix(seed: UInt64(count) + 200)
        let values = MixedValues.make(count, wild: wild, &random)
        let distinct = Set(values).sorted()
        let expected = distinct.map { value in
            CumulativePoint(value: value, rank: values.filter { $0 <= value }.count)
        }
        let counted = counted(values)
        #expect(counted.steps(limit: distinct.count) == expected)
        #expect(counted.steps(limit: distinct.count - 1) == nil)
    }

    @Test func theResolutionIsNeverLargerThanAStep() {
        #expect(counted([3, 7]).resolution == 1)
        #expect(counted([3, 7.5, 7.75]).resolution == 0.25)
        #expect(counted([0.5, 0.5]).resolution == nil)
    }

    /// Numbers whose sum, or the sum of whose squares, a double does not hold exactly.
    @Test func theDeviationOfLargeCloseNumbersIsExact() {
        let values = (0..<1_000).map { 4_294_967_000 + Double($0 % 2) }
        let counted = counted(values)
        #expect(counted.squaredDistances(from: counted.sum / 1_000) == 250)
    }
}

@Suite struct InterleavingTests {
    @Test func nothingHasNoRank() {
        #expect(Interleaving(below: []).firstIndex(ofRank: 0) == 0)
    }

    @Test func withoutWholeNumbersRanksAreIndices() {
        let interleaving = Interleaving(below: [0, 0, 0])
        #expect((0..<3).map(interleaving.rank) == [0, 1, 2])
        #expect((0...4).map(interleaving.firstIndex) == [0, 1, 2, 3, 3])
    }

    /// As counting from the front finds them.
    @Test(arguments: [1, 2, 3, 40, 1_000]) func ranksAreThoseOfTheWhole(_ count: Int) {
        var random = SplitMix(seed: UInt64(count))
        for step in [0, 1, 5, 1_000_000_000] {
            var below = 0
            let all = (0..<count).map { _ in
                below += Bool.random(using: &random) ? Int.random(in: 0...step, using: &random) : 0
                return below
            }
            let interleaving = Interleaving(below: all)
            let ranks = zip(all, 0...).map { $0 + $1 }
            #expect((0..<count).map(interleaving.rank) == ranks)
            let (middle, last) = (ranks[count / 2], ranks[count - 1])
            for rank in [0, 1, middle, middle + 1, last, last + 1] {
                #expect(interleaving.firstIndex(ofRank: rank) == ranks.firstIndex { $0 >= rank } ?? count)
            }
        }
    }
}
