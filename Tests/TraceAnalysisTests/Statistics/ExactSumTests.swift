import Testing

@testable import TraceAnalysis

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
