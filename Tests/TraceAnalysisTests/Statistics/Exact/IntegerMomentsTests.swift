import Testing

@testable import TraceAnalysis

@Suite struct IntegerMomentsTests {
    @Test func nothingHasNoExtremes() {
        let none = IntegerMoments([UInt32]()[...])
        #expect(none == IntegerMoments())
        #expect(none.sum == 0 && none.squares == 0 && none.minimum == .max && none.maximum == 0)
    }

    @Test(arguments: [1, 2, 15, 16, 17, 8_192]) func allAreThoseOfALoop(_ count: Int) {
        var random = SplitMix(seed: UInt64(count))
        let numbers = (0..<count).map { _ in UInt32.random(in: 0 ... .max, using: &random) }
        let moments = IntegerMoments(numbers[...])
        #expect(moments.sum == numbers.reduce(0) { $0 + UInt64($1) })
        #expect(moments.squares == numbers.reduce(0) { $0 + UInt128($1) * UInt128($1) })
        #expect(moments.minimum == numbers.min())
        #expect(moments.maximum == numbers.max())
    }

    /// Squares whose sum fills more than 64 bits.
    @Test func theLargestNumbersDoNotOverflow() {
        let moments = IntegerMoments([UInt32](repeating: .max, count: 8_192)[...])
        #expect(moments.squares == UInt128(UInt32.max) * UInt128(UInt32.max) * 8_192)
    }

    @Test func countedNumbersAreAsListedOnes() {
        let counts = [2, 0, 3, 0, 0, 1, 0]
        #expect(IntegerMoments(counts: counts) == IntegerMoments([0, 0, 2, 2, 2, 5] as ArraySlice<UInt32>))
        var both = IntegerMoments(counts: counts)
        both.append(IntegerMoments([70_000] as ArraySlice<UInt32>))
        #expect(both == IntegerMoments([0, 0, 2, 2, 2, 5, 70_000] as ArraySlice<UInt32>))
        both.append(IntegerMoments())
        #expect(both == IntegerMoments([0, 0, 2, 2, 2, 5, 70_000] as ArraySlice<UInt32>))
    }

    @Test func aTableIsAsListedNumbers() {
        let numbers: [UInt32] = [0, 0, 2, 2, 2, 65_535] + [UInt32](repeating: 70, count: 65_535)
        var table = [UInt16](repeating: 0, count: 1 << 16)
        for number in numbers { table[Int(number)] += 1 }
        #expect(IntegerMoments(table: table) == IntegerMoments(numbers[...]))
        #expect(IntegerMoments(table: [UInt8]()) == IntegerMoments())
        #expect(
            IntegerMoments(table: [UInt16](repeating: .max, count: 1 << 16)).squares
                == 6_148_680_131_619_225_600)
    }

    /// In bins, of few numbers and of many, of one number more often than two bytes can say.
    @Test func numbersInBinsAreAsListedOnes() {
        var random = SplitMix(seed: 9)
        let few = (0..<500).map { _ in UInt32.random(in: 0 ... .max, using: &random) }
        let many = (0..<40_000).map { _ in UInt32.random(in: 4_294_901_760 ... .max, using: &random) }
        let same = [UInt32](repeating: .max, count: 200_000)
        for numbers in [few, many, same, few + many + same, [0]] {
            var multiset = IntegerMultiset(pagedLimit: 1)
            numbers.withUnsafeBufferPointer { multiset.insert($0) }
            #expect(IntegerMoments(multiset) == IntegerMoments(numbers[...]))
        }
    }
}
