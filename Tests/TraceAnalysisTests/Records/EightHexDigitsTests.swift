import Testing

@testable import TraceAnalysis

@Suite struct EightHexDigitsTests {
    private func value(_ bytes: [UInt8]) -> UInt64? {
        EightHexDigits.value(bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }

    @Test func digitsSpellTheirNumber() {
        #expect(value(Array("01234567".utf8)) == 0x0123_4567)
        #expect(value(Array("89abcdef".utf8)) == 0x89AB_CDEF)
        #expect(value(Array("00000000".utf8)) == 0)
    }

    @Test func everyByteAtEveryPlaceIsADigitOrNone() {
        for place in 0..<8 {
            for byte in UInt8.min...UInt8.max {
                var bytes = Array("5a5a5a5a".utf8)
                bytes[place] = byte
                let isDigit = Array("0123456789abcdef".utf8).contains(byte)
                let expected = isDigit ? UInt64(String(decoding: bytes, as: UTF8.self), radix: 16) : nil
                #expect(value(bytes) == expected)
            }
        }
    }
}
