import Testing

@testable import TraceAnalysis

@Suite struct EightDigitsTests {
    private func word(_ text: String) -> UInt64 {
        text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    @Test func eightDigitsHaveAValue() {
        #expect(EightDigits.value(word("12345678")) == 12_345_678)
        #expect(EightDigits.value(word("00000000")) == 0)
        #expect(EightDigits.value(word("99999999")) == 99_999_999)
    }

    /// Every byte in every place: eight digits have a value, anything else has none.
    @Test func anythingElseHasNone() {
        for place in 0..<8 {
            for byte in UInt8.min...UInt8.max {
                let shift = UInt64(8 * place)
                let bytes = word("12345678") & ~(0xFF << shift) | UInt64(byte) << shift
                let isDigit = (48...57).contains(byte)
                #expect((EightDigits.value(bytes) != nil) == isDigit, "\(byte) at \(place)")
                #expect(EightDigits.leading(bytes).count == (isDigit ? 8 : place), "\(byte) at \(place)")
            }
        }
    }

    @Test func theFirstDigitsHaveAValue() {
        let (count, digits) = EightDigits.leading(word("1234.678"))
        #expect(count == 4)
        #expect(EightDigits.sum(digits, first: 4) == 1_234)
        #expect(EightDigits.sum(digits, first: 1) == 1)
    }
}
