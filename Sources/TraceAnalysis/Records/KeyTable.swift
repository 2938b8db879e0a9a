/// Finds which of the known names of one part a key is, without making a string of it.
///
/// A key of up to 32 bytes is told by its length and four words: three from its beginning, one that ends
/// it. A lookup is one hash and, nearly always, one comparison.
struct KeyTable: Sendable {
    private struct Entry {
        var length = 0
        var words = SIMD4<UInt64>()
        var name: WireName?
    }

    private var entries: [Entry]
    private let mask: Int

    /// The table of all names that stand in a part.
    init(_ part: WireName.Part) {
        let names = WireName.allCases.filter { $0.spelling.part == part }
        var capacity = 8
        while capacity < names.count * 4 { capacity *= 2 }
        mask = capacity - 1
        entries = Array(repeating: Entry(), count: capacity)
        for name in names { insert(name) }
    }

    private mutating func insert(_ name: WireName) {
        let text = name.spelling.text
        var padded = [UInt8](UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        padded += [UInt8](repeating: 0, count: ByteCursor.padding)
        let words = padded.withUnsafeBytes { bytes in
            bytes.baseAddress.map { Self.words(at: $0, length: text.utf8CodeUnitCount) } ?? SIMD4()
        }
        var index = hash(words, text.utf8CodeUnitCount)
        while entries[index].name != nil { index = (index + 1) & mask }
        entries[index] = Entry(length: text.utf8CodeUnitCount, words: words, name: name)
    }

    /// The name that the bytes spell; nil for any other.
    ///
    /// `ByteCursor.padding` bytes must be readable from the first.
    func name(at start: UnsafeRawPointer, length: Int) -> WireName? {
        guard (1...32).contains(length) else { return nil }
        let words = Self.words(at: start, length: length)
        var index = hash(words, length)
        while let name = entries[index].name {
            if entries[index].length == length, entries[index].words == words { return name }
            index = (index + 1) & mask
        }
        return nil
    }

    private func hash(_ words: SIMD4<UInt64>, _ length: Int) -> Int {
        let mixed =
            (words[0] ^ words[3] &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: length))
            &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: mixed &>> 40) & mask
    }

    /// Bytes 0–7, 8–15, 16–23 as far as they belong to the key, and its last eight.
    private static func words(at start: UnsafeRawPointer, length: Int) -> SIMD4<UInt64> {
        func word(_ offset: Int) -> UInt64 {
            let present = min(max(length &- offset, 0), 8)
            let bytes = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
            return present == 8 ? bytes : bytes & ((1 &<< UInt64(8 &* present)) &- 1)
        }
        let last =
            length >= 8
            ? start.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self).littleEndian : word(0)
        return SIMD4(word(0), word(8), word(16), last)
    }
}
