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

    private func multiset(_ numbers: [UInt32], pagedLimit: Int) -> IntegerMultiset {
        var multiset = IntegerMultiset(pagedLimit: pagedLimit)
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
        let moments = IntegerMoments(multiset)
        #expect(moments.sum == numbers.reduce(0) { $0 + UInt64($1) })
        #expect(moments.squares == numbers.reduce(0) { $0 + UInt128($1) * UInt128($1) })
        #expect(moments.minimum == numbers.min() ?? .max)
        #expect(moments.maximum == numbers.max() ?? .min)
        #expect(sorted(multiset) == numbers.sorted())
        #expect(multiset.numbers.sorted() == numbers.sorted())
        var counted: [UInt32] = []
        var different: [Int64] = []
        multiset.forEachPortion { numbers, counts in
            different += numbers
            for (number, times) in zip(numbers, counts) {
                counted += repeatElement(UInt32(number), count: Int(times))
            }
        }
        #expect(counted == numbers.sorted())
        #expect(different.count == Set(numbers).count, "each different number once")
        let ranked = RankedIntegers(multiset)
        #expect(ranked.count == numbers.count)
        let ordered = numbers.sorted()
        let ranks = Array(stride(from: 0, to: numbers.count, by: 1_009))
        let values = ranked.values(at: ranks)
        #expect(values == ranks.map { Double(ordered[$0]) })
    }

    @Test(arguments: [IntegerMultiset.pagedLimit, 1])
    func nothingIsLostInLists(_ pagedLimit: Int) {
        var random = SplitMix(seed: 1)
        let numbers = numbers(24_000, &random)
        expectSame(multiset(numbers, pagedLimit: pagedLimit), numbers)
    }

    /// As a whole, among others that do not fit, or one by one are the same.
    @Test(arguments: [IntegerMultiset.pagedLimit, 1])
    func manyAreInsertedAsOnesAre(_ pagedLimit: Int) {
        var random = SplitMix(seed: 3)
        let numbers = numbers(30_000, &random)
        var multiset = IntegerMultiset(pagedLimit: pagedLimit)
        numbers[..<10_000].withUnsafeBufferPointer { multiset.insert($0) }
        let wide = numbers[10_000..<20_000].flatMap { [Int64($0), -1, Int64($0) << 32 | 1 << 62] }
        let leftOut = wide.withUnsafeBufferPointer { multiset.insertSmall($0) }
        #expect(leftOut == 20_000)
        for number in numbers[20_000...] { multiset.insert(number) }
        expectSame(multiset, numbers)
    }

    /// Before and after there are so many that they are counted.
    @Test func smallOnesAreInsertedInPortions() {
        var random = SplitMix(seed: 4)
        let numbers = numbers(30_000, &random)
        var multiset = IntegerMultiset()
        for start in stride(from: 0, to: numbers.count, by: 1_000) {
            let portion = numbers[start..<start + 1_000].flatMap { number -> [Int64] in
                [Int64(number), -7, 1 << 32]
            }
            #expect(portion.withUnsafeBufferPointer { multiset.insertSmall($0) } == 2_000)
            #expect(multiset.count == start + 1_000)
            #expect(multiset.small.isEmpty == (multiset.count <= 6_000))
        }
        expectSame(multiset, numbers)
    }

    @Test(arguments: [(1, 1), (1, 2_000_000), (2_000_000, 1), (30_000, 30_000)])
    func twoTogetherAreOne(_ first: Int, _ second: Int) {
        var random = SplitMix(seed: 2)
        let (one, two) = (numbers(24_000, &random), numbers(24_000, &random))
        var whole = multiset(one, pagedLimit: first)
        whole.append(multiset(two, pagedLimit: second))
        expectSame(whole, one + two)
    }

    @Test func nothingIsNoNumber() {
        var whole = IntegerMultiset()
        whole.append(IntegerMultiset())
        #expect(whole.count == 0)
        var one = multiset([7, 70_000], pagedLimit: 1)
        one.append(IntegerMultiset())
        expectSame(one, [7, 70_000])
        whole.append(one)
        expectSame(whole, [7, 70_000])
    }
}

@Suite struct UpperHalfPartitionTests {
    /// The same partition for numbers of different lengths, as a multiset uses it.
    @Test func everyNumberComesOutInItsBin() {
        var random = SplitMix(seed: 5)
        var partition = UpperHalfPartition()
        for count in [0, 1, 3_000, 500] {
            let numbers = (0..<count).map { _ in UInt32.random(in: 0...300_000, using: &random) } + [.max]
            var found: [UInt32] = []
            var bins: [Int] = []
            partition.forEachBin(of: [Array(numbers.prefix(700)), [], Array(numbers.dropFirst(700))]) {
                bin, lows in
                bins.append(bin)
                found += lows.map { UInt32(bin) << 16 | UInt32($0) }
            }
            #expect(bins == Set(numbers.map { Int($0 >> 16) }).sorted())
            #expect(found.sorted() == numbers.sorted())
        }
    }
}
