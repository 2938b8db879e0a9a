import Testing

@testable import TraceAnalysis

@Suite struct IntegerMomentsTests {
    @Test func nothingHasNoExtremes() {
        let none = IntegerMoments([][...])
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
        #expect(IntegerMoments(counts: counts) == IntegerMoments([0, 0, 2, 2, 2, 5][...]))
        var both = IntegerMoments(counts: counts)
        both.append(IntegerMoments([70_000][...]))
        #expect(both == IntegerMoments([0, 0, 2, 2, 2, 5, 70_000][...]))
        both.append(IntegerMoments())
        #expect(both == IntegerMoments([0, 0, 2, 2, 2, 5, 70_000][...]))
    }
}
