/// Snappy's block format, the compression that every reader of Parquet knows.
///
/// What occurred before within 64 KiB is written as a distance and a length. It is fast rather than small.
/// Source: google/snappy, `format_description.txt`.
enum Snappy {
    /// Places are remembered within blocks of this many bytes, so that a distance fits into two bytes.
    private static let block = 1 << 16
    private static let tableBits = 14

    /// Compresses bytes.
    ///
    /// O(n); the same bytes give the same bytes.
    static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 2 + 16)
        output.append(varint: UInt64(bytes.count))
        var table = [UInt16](repeating: 0, count: 1 << tableBits)
        bytes.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: block) {
                let part = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + block, bytes.count)])
                table.withUnsafeMutableBufferPointer { table in
                    table.update(repeating: 0)
                    compress(part, table, into: &output)
                }
            }
        }
        return output
    }

    private static func compress(
        _ bytes: UnsafeRawBufferPointer, _ table: UnsafeMutableBufferPointer<UInt16>,
        into output: inout [UInt8]
    ) {
        func four(_ place: Int) -> UInt32 {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        }
        var literal = 0
        var place = 1
        // The longer nothing repeats, the farther apart are the places that are looked at.
        var misses = 32
        while place + 4 <= bytes.count {
            let word = four(place)
            let slot = Int((word &* 0x1E35_A7BD) >> UInt32(32 - tableBits))
            let former = Int(table[slot])
            table[slot] = UInt16(place)
            guard former < place, four(former) == word else {
                place += misses >> 5
                misses += 1
                continue
            }
            misses = 32
            append(literal: UnsafeRawBufferPointer(rebasing: bytes[literal..<place]), to: &output)
            var length = 4
            while place + length < bytes.count, bytes[former + length] == bytes[place + length] {
                length += 1
            }
            append(copy: length, from: place - former, to: &output)
            place += length
            literal = place
        }
        append(literal: UnsafeRawBufferPointer(rebasing: bytes[literal...]), to: &output)
    }

    private static func append(literal bytes: UnsafeRawBufferPointer, to output: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let length = bytes.count - 1
        switch length {
        case ..<60: output.append(UInt8(length << 2))
        case ..<256: output += [60 << 2, UInt8(length)]
        default: output += [61 << 2, UInt8(length & 0xFF), UInt8(length >> 8)]
        }
        output.append(contentsOf: bytes)
    }

    private static func append(copy length: Int, from distance: Int, to output: inout [UInt8]) {
        var length = length
        while length > 64 {
            // What is left must be a copy too: of at least four bytes.
            let part = length < 68 ? 60 : 64
            appendLong(part, distance, to: &output)
            length -= part
        }
        if length < 12, distance < 2_048 {
            output.append(UInt8(1 | (length - 4) << 2 | (distance >> 8) << 5))
            output.append(UInt8(distance & 0xFF))
        } else {
            appendLong(length, distance, to: &output)
        }
    }

    private static func appendLong(_ length: Int, _ distance: Int, to output: inout [UInt8]) {
        output += [UInt8(2 | (length - 1) << 2), UInt8(distance & 0xFF), UInt8(distance >> 8)]
    }
}
