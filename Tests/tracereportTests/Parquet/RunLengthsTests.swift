import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Parquet's runs and packed groups.
///
/// Source: apache/parquet-format, `Encodings.md`.
@Suite struct RunLengthsTests {
    /// The example of the format's own documentation: 0 to 7 in three bits each.
    @Test func theExampleOfTheFormat() {
        #expect(RunLengths.encoded([0, 1, 2, 3, 4, 5, 6, 7], width: 3) == [0x03, 0x88, 0xC6, 0xFA])
    }

    @Test func aRunIsItsLengthAndItsValue() {
        #expect(RunLengths.encoded(ArraySlice(repeating: 1, count: 100), width: 1) == [0xC8, 0x01, 0x01])
        #expect(RunLengths.encoded(ArraySlice(repeating: 300, count: 8), width: 9) == [0x10, 0x2C, 0x01])
        #expect(RunLengths.encoded(ArraySlice(repeating: 0, count: 9), width: 0) == [0x12])
        #expect(RunLengths.encoded([], width: 4) == [])
    }

    @Test func theLastGroupIsFilledUp() {
        #expect(RunLengths.encoded([1, 0, 1], width: 1) == [0x03, 0x05])
        #expect(RunLengths.encoded([0, 0], width: 0) == [0x03])
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (255, 8), (256, 9)])
    func asManyBitsAsTheLargestTakes(_ largest: Int, _ width: Int) {
        #expect(RunLengths.width(upTo: largest) == width)
    }

    /// What a reader of the format makes of the bytes is what was written, for runs and groups in any order.
    @Test func whateverIsWrittenIsReadBack() {
        var random = SeededGenerator(seed: 5)
        for width in 1...17 {
            var values: [UInt32] = []
            while values.count < 3_000 {
                let value = UInt32(truncatingIfNeeded: random.next()) & (1 << UInt32(width) - 1)
                values += [UInt32](
                    repeating: value, count: Int(random.next() % 3 == 0 ? random.next() % 40 : 1))
            }
            let bytes = RunLengths.encoded(values[...], width: width)
            #expect(Array(Self.decoded(bytes, width).prefix(values.count)) == values, "\(width)")
        }
    }

    /// Reads the bytes bit by bit.
    static func decoded(_ bytes: [UInt8], _ width: Int) -> [UInt32] {
        var values: [UInt32] = []
        var place = 0
        while place < bytes.count {
            var head = 0
            var shift = 0
            while true {
                head |= Int(bytes[place] & 0x7F) << shift
                shift += 7
                place += 1
                if bytes[place - 1] < 0x80 { break }
            }
            if head & 1 == 1 {
                for index in 0..<(head >> 1 * 8) {
                    var value: UInt32 = 0
                    for bit in 0..<width {
                        let at = index * width + bit
                        value |= UInt32(bytes[place + at / 8] >> UInt8(at % 8) & 1) << UInt32(bit)
                    }
                    values.append(value)
                }
                place += head >> 1 * width
            } else {
                var value: UInt32 = 0
                for byte in 0..<((width + 7) / 8) { value |= UInt32(bytes[place + byte]) << UInt32(8 * byte) }
                place += (width + 7) / 8
                values += [UInt32](repeating: value, count: head >> 1)
            }
        }
        return values
    }
}
