import Testing

@testable import TraceAnalysis

@Suite struct BoundedCountsTests {
    private func counts(_ values: [Int], limit: Int) -> BoundedCounts<Int> {
        var counts = BoundedCounts<Int>(limit: limit)
        for value in values { counts.add(value) }
        return counts
    }

    @Test func fewKindsAreAllKept() {
        let (kept, others) = counts([3, 1, 3], limit: 2).listed()
        #expect(kept == [1: 1, 3: 2])
        #expect(others == 0)
        #expect(BoundedCounts<Int>(limit: 2).listed().kept.isEmpty)
    }

    @Test func theFirstKindsAreKeptAndTheOthersCounted() {
        let (kept, others) = counts([9, 8, 7, 6, 5, 9, 4, 3, 2, 1, 2, 9], limit: 2).listed()
        #expect(kept == [1: 1, 2: 2])
        #expect(others == 9)
    }

    /// However the things come and wherever they are split.
    @Test func orderAndPartsDoNotMatter() {
        var random = SplitMix(seed: 5)
        let values = (0..<3_000).map { _ in Int.random(in: 0..<200, using: &random) }
        let whole = counts(values, limit: 20).listed()
        #expect(whole.kept.count == 20)
        #expect(whole.kept.values.reduce(0, +) + whole.others == 3_000)
        for parts in 1...7 {
            var sum = BoundedCounts<Int>(limit: 20)
            let shuffled = values.shuffled(using: &random)
            for part in 0..<parts {
                sum.append(
                    counts(shuffled.indices.filter { $0 % parts == part }.map { shuffled[$0] }, limit: 20))
            }
            let listed = sum.listed()
            #expect(listed.kept == whole.kept && listed.others == whole.others)
        }
    }
}

@Suite struct ExactSumTests {
    private func sum(_ values: [Double]) -> ExactSum {
        var sum = ExactSum()
        for value in values { sum.add(value) }
        return sum
    }

    @Test func nothingIsZero() { #expect(ExactSum().value == 0) }

    @Test func theOrderDoesNotMatter() {
        var random = SplitMix(seed: 9)
        let values = MixedValues.make(500, wild: true, &random)
        let first = sum(values).value
        for _ in 0..<5 { #expect(sum(values.shuffled(using: &random)).value == first) }
        for cut in [0, 1, 250, 500] {
            var whole = sum(Array(values[cut...]))
            whole.append(sum(Array(values[..<cut])))
            #expect(whole.value == first)
        }
    }

    /// Wall-clock nanoseconds, whose sum a double loses bit by bit.
    @Test func wholeNumbersAreExact() {
        let large = Double(1 << 53)
        #expect(sum([large] + Array(repeating: 1, count: 1_000)).value == large + 1_000)
        #expect(sum([1e18, 1, -1e18]).value == 1)
    }
}
