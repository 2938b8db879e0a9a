import Testing

@testable import TraceAnalysis

@Suite struct ShortTextTests {
    /// Whether a text stands at the beginning of some bytes.
    private func stands(_ text: String, in bytes: [UInt8]) throws -> Bool {
        let wanted = Array(text.utf8)
        let short = try (wanted + [0]).withUnsafeBytes { bytes in
            let start = try #require(bytes.baseAddress)
            return try #require(ShortText(from: start, to: start + wanted.count))
        }
        #expect(short.length == wanted.count)
        return try (bytes + [UInt8](repeating: 0, count: ShortText.longest))
            .withUnsafeBytes { try short.stands(at: #require($0.baseAddress)) }
    }

    @Test func everyByteCountsAndNoneBehind() throws {
        let text = String((0..<ShortText.longest).map { Character(UnicodeScalar(UInt8(0x30 + $0))) })
        for length in 0...ShortText.longest {
            let wanted = String(text.prefix(length))
            #expect(try stands(wanted, in: Array(text.utf8)))
            for index in 0..<ShortText.longest {
                var changed = Array(text.utf8)
                changed[index] ^= 0x80
                #expect(try stands(wanted, in: changed) == (index >= length))
            }
        }
    }

    @Test func noBytesStandEverywhere() throws {
        let place = [UInt8](repeating: 0xFF, count: ShortText.longest)
        #expect(ShortText().length == 0)
        #expect(try place.withUnsafeBytes { try ShortText().stands(at: #require($0.baseAddress)) })
    }

    @Test func moreThanTheLongestAreNone() throws {
        let bytes = [UInt8](repeating: 0x61, count: ShortText.longest + 1)
        try bytes.withUnsafeBytes { bytes in
            let start = try #require(bytes.baseAddress)
            #expect(ShortText(from: start, to: start + ShortText.longest) != nil)
            #expect(ShortText(from: start, to: start + ShortText.longest + 1) == nil)
        }
    }
}
