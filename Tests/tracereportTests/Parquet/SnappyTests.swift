import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Snappy's block format, byte by byte.
///
/// Source: google/snappy, `format_description.txt`.
@Suite struct SnappyTests {
    @Test func nothingIsItsLengthAlone() {
        #expect(Snappy.compressed([]) == [0])
    }

    @Test func whatDoesNotRepeatIsALiteral() {
        #expect(Snappy.compressed([7]) == [1, 0, 7])
        #expect(Snappy.compressed(Array(0..<60)) == [60, 59 << 2] + Array(0..<60))
        #expect(Snappy.compressed(Array(0..<61)) == [61, 60 << 2, 60] + Array(0..<61))
    }

    /// One letter, then itself over and over: the distance is 1, and no copy is longer than 64.
    @Test func whatRepeatsIsADistanceAndALength() {
        let bytes = [UInt8](repeating: 9, count: 20)
        #expect(Snappy.compressed(bytes) == [20, 0, 9, 2 | 18 << 2, 1, 0])
        #expect(Snappy.compressed([UInt8](repeating: 9, count: 8)) == [8, 0, 9, 1 | 3 << 2, 1])
        #expect(
            Snappy.compressed([UInt8](repeating: 9, count: 67)) == [
                67, 0, 9, 2 | 59 << 2, 1, 0, 1 | 2 << 2, 1,
            ])
    }

    @Test func whateverIsCompressedIsDecompressed() {
        var random = SeededGenerator(seed: 11)
        for length in [1, 3, 4, 5, 100, 4_096, 65_535, 65_536, 65_537, 200_000] {
            for letters in [UInt64(1), 2, 20, 256] {
                var bytes: [UInt8] = []
                while bytes.count < length {
                    if random.next() % 4 == 0, bytes.count > 40 {
                        bytes += bytes[(bytes.count - 37)..<(bytes.count - 37 + Int(random.next() % 30))]
                    } else {
                        bytes.append(UInt8(random.next() % letters))
                    }
                }
                let compressed = Snappy.compressed(bytes)
                #expect(Self.decompressed(compressed) == bytes, "\(length), \(letters)")
                #expect(compressed.count < bytes.count + bytes.count / 6 + 32)
            }
        }
    }

    /// Reads the format as its description says.
    static func decompressed(_ bytes: [UInt8]) -> [UInt8] {
        var place = 0
        while bytes[place] >= 0x80 { place += 1 }
        place += 1
        var output: [UInt8] = []
        while place < bytes.count {
            let tag = Int(bytes[place])
            place += 1
            var (length, distance) = (0, 0)
            switch tag & 3 {
            case 0:
                length = tag >> 2 + 1
                let further = max(0, tag >> 2 - 59)
                if further > 0 {
                    length = 1
                    for byte in 0..<further { length += Int(bytes[place + byte]) << (8 * byte) }
                }
                place += further
                output += bytes[place..<(place + length)]
                place += length
                continue
            case 1:
                length = tag >> 2 & 7 + 4
                distance = (tag >> 5) << 8 | Int(bytes[place])
                place += 1
            default:
                length = tag >> 2 + 1
                distance = Int(bytes[place]) | Int(bytes[place + 1]) << 8
                place += 2
            }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
        return output
    }
}
