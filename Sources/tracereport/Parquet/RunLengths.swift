/// Parquet's encoding of small numbers: runs of one value, and groups of eight packed bit by bit.
///
/// Definition levels and places in a dictionary are written so.
enum RunLengths {
    /// How many groups of eight stand behind one head: as many as its one byte can say.
    private static let mostGroups = 63

    /// Encodes numbers that each fit into `width` bits; with no bits all of them are 0.
    ///
    /// A run of at least eight equal values at the beginning of a group becomes one value and its length. O(n).
    static func encoded(_ values: ArraySlice<UInt32>, width: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = values.startIndex
        var packedFrom = place
        while place < values.endIndex {
            let run = runLength(values[place...])
            if run >= 8 {
                pack(values[packedFrom..<place], width, into: &bytes)
                bytes.append(varint: UInt64(run) << 1)
                for byte in 0..<((width + 7) / 8) {
                    bytes.append(UInt8(truncatingIfNeeded: values[place] >> UInt32(8 * byte)))
                }
                place += run
                packedFrom = place
            } else {
                place = min(place + 8, values.endIndex)
            }
        }
        pack(values[packedFrom...], width, into: &bytes)
        return bytes
    }

    /// How many bits the numbers up to a largest one take.
    static func width(upTo largest: Int) -> Int { Int.bitWidth - largest.leadingZeroBitCount }

    private static func runLength(_ values: ArraySlice<UInt32>) -> Int {
        guard let first = values.first else { return 0 }
        var end = values.startIndex + 1
        while end < values.endIndex, values[end] == first { end += 1 }
        return end - values.startIndex
    }

    /// Packs values, the lowest bit first; the last group is filled up with zeros.
    private static func pack(_ values: ArraySlice<UInt32>, _ width: Int, into bytes: inout [UInt8]) {
        var place = values.startIndex
        while place < values.endIndex {
            let end = min(place + mostGroups * 8, values.endIndex)
            let groups = (end - place + 7) / 8
            bytes.append(UInt8(groups << 1 | 1))
            var bits: UInt64 = 0
            var count = 0
            for index in place..<(place + groups * 8) {
                bits |= UInt64(index < end ? values[index] : 0) << UInt64(count)
                count += width
                while count >= 8 {
                    bytes.append(UInt8(truncatingIfNeeded: bits))
                    bits >>= 8
                    count -= 8
                }
            }
            place = end
        }
    }
}
