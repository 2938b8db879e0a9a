import Testing

@testable import TraceAnalysis

@Suite struct EightDigitsTests {
    private func word(_ text: String) -> UInt64 {
        text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// What eight bytes spell; nil when one of them is no digit.
    private func value(_ word: UInt64) -> UInt64? {
        let digits = EightDigits.digits(word)
        return EightDigits.others(digits) == 0 ? EightDigits.sum(digits) : nil
    }

    @Test func eightDigitsHaveAValue() {
        #expect(value(word("12345678")) == 12_345_678)
        #expect(value(word("00000000")) == 0)
        #expect(value(word("99999999")) == 99_999_999)
    }

    /// Every byte in every place: eight digits have a value, anything else has none.
    @Test func anythingElseHasNone() {
        for place in 0..<8 {
            for byte in UInt8.min...UInt8.max {
                let shift = UInt64(8 * place)
                let bytes = word("12345678") & ~(0xFF << shift) | UInt64(byte) << shift
                let isDigit = (48...57).contains(byte)
                #expect((value(bytes) != nil) == isDigit, "\(byte) at \(place)")
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

    @Test(
        arguments: [
            ("1795466080013453120", 1_795_466_080_013_453_120),
            ("1000000000000000000", 1_000_000_000_000_000_000),
            ("9223372036854775807", Int64.max), ("9223372036854775808", nil), ("9999999999999999999", nil),
            ("0795466080013453120", nil), ("179546608001345312.", nil), ("1795466080013-53120", nil),
            ("x795466080013453120", nil),
        ] as [(String, Int64?)])
    func nineteenDigitsAreATimestamp(_ text: String, _ value: Int64?) throws {
        let padded = Array(text.utf8) + [0x0A] + [UInt8](repeating: 0x31, count: ByteCursor.padding)
        #expect(
            try padded.withUnsafeBytes { try EightDigits.nineteen(at: #require($0.baseAddress)) } == value)
    }
}
