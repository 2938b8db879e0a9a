import Testing

@testable import TraceAnalysis

/// The same numbers, listed or put into bins, in one multiset or in several.
@Suite struct IntegerMultisetTests {
    private func numbers(_ count: Int, _ random: inout SplitMix) -> [UInt32] {
        (0..<count).map { _ in
            switch Int.random(in: 0...3, using: &random) {
            case 0: .random(in: 0...70_000, using: &random)
            case 1: .random(in: 131_072...131_080, using: &random)
            case 2: .random(in: 0...8, using: &random) &* 477_218_588
            default: .max
            }
        }
    }

    private func multiset(_ numbers: [UInt32], listLimit: Int) -> IntegerMultiset {
        var multiset = IntegerMultiset(listLimit: listLimit)
        for number in numbers { multiset.insert(number) }
        return multiset
    }

    private func sorted(_ multiset: IntegerMultiset) -> [UInt32] {
        var numbers: [UInt32] = []
        multiset.forEach { numbers.append(contentsOf: repeatElement($0, count: $1)) }
        return numbers.sorted()
    }

    private func expectSame(_ multiset: IntegerMultiset, _ numbers: [UInt32]) {
        #expect(multiset.count == numbers.count)
        #expect(multiset.sum == numbers.reduce(0) { $0 + UInt64($1) })
        #expect(multiset.squares == numbers.reduce(0) { $0 + UInt128($1) * UInt128($1) })
        #expect(multiset.minimum == numbers.min() ?? .max)
        #expect(multiset.maximum == numbers.max() ?? .min)
        #expect(sorted(multiset) == numbers.sorted())
        let ranked = RankedIntegers(multiset)
        #expect(ranked.count == numbers.count)
        let ordered = numbers.sorted()
        let ranks = Array(stride(from: 0, to: numbers.count, by: 1_009))
        let values = ranked.values(at: ranks)
        for rank in ranks { #expect(values[rank] == ordered[rank]) }
    }

    @Test(arguments: [IntegerMultiset.listLimit, 1])
    func nothingIsLostInLists(_ listLimit: Int) {
        var random = SplitMix(seed: 1)
        let numbers = numbers(24_000, &random)
        expectSame(multiset(numbers, listLimit: listLimit), numbers)
    }

    @Test(arguments: [(1, 1), (1, 50_000_000), (50_000_000, 1)])
    func twoTogetherAreOne(_ first: Int, _ second: Int) {
        var random = SplitMix(seed: 2)
        let (one, two) = (numbers(24_000, &random), numbers(24_000, &random))
        var whole = multiset(one, listLimit: first)
        whole.append(multiset(two, listLimit: second))
        expectSame(whole, one + two)
    }

    @Test func nothingIsNoNumber() {
        var whole = IntegerMultiset()
        whole.append(IntegerMultiset())
        #expect(whole.count == 0)
        var one = multiset([7, 70_000], listLimit: 1)
        one.append(IntegerMultiset())
        expectSame(one, [7, 70_000])
        whole.append(one)
        expectSame(whole, [7, 70_000])
    }

    /// A bin that becomes a table of counts, alone and together with another.
    @Test func muchOfTheSameBecomesATable() {
        let numbers = (0..<140_000).map { UInt32(65_536 + $0 % 3) }
        var halves = LowHalves()
        for number in numbers { halves.insert(UInt16(truncatingIfNeeded: number)) }
        #expect(halves.list.isEmpty && halves.count == 140_000)
        var few = LowHalves()
        for low in [0, 2, 65_535] as [UInt16] { few.insert(low) }
        for merged in [halves.merging(few), few.merging(halves)] {
            #expect(merged.count == 140_003)
            #expect(merged.counts[0] == 46_668 && merged.counts[1] == 46_667 && merged.counts[65_535] == 1)
        }
        #expect(halves.merging(halves).counts[0] == 93_334)
    }
}
