/// Finds which of the known names of one part a key is, without making a string of it.
///
/// A key of up to 32 bytes is told by its length and four words: two from its beginning and two that end it,
/// which together cover all of it. A lookup is one hash and, nearly always, one comparison.
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
    @inline(__always)
    func name(at start: UnsafeRawPointer, length: Int) -> WireName? {
        guard (1...32).contains(length) else { return nil }
        let words = Self.words(at: start, length: length)
        return entries.withUnsafeBufferPointer { entries in
            var index = hash(words, length)
            while let name = entries[index].name {
                let other = entries[index].words ^ words
                if entries[index].length == length, other[0] | other[1] | other[2] | other[3] == 0 {
                    return name
                }
                index = (index + 1) & mask
            }
            return nil
        }
    }

    @inline(__always)
    private func hash(_ words: SIMD4<UInt64>, _ length: Int) -> Int {
        let mixed =
            (words[0] ^ words[3] &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: length))
            &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: mixed &>> 40) & mask
    }

    /// The first two and the last two words of a key, which overlap where it is shorter than all four; only as
    /// many as have eight bytes to read.
    @inline(__always)
    private static func words(at start: UnsafeRawPointer, length: Int) -> SIMD4<UInt64> {
        if length >= 16 {
            SIMD4(start.word(), start.word(8), start.word(length &- 16), start.word(length &- 8))
        } else if length >= 8 {
            SIMD4(start.word(), 0, 0, start.word(length &- 8))
        } else {
            SIMD4(start.word() & (1 &<< UInt64(8 &* length) &- 1), 0, 0, 0)
        }
    }
}

extension KeyTable {
    /// Passes a key, its colon and the space around it, and says which name the key spells, escapes resolved; nil for
    /// any other.
    func pass(_ cursor: inout ByteCursor) throws(LineFault) -> WireName? {
        let start = cursor.next
        guard cursor.byte == UInt8(ascii: "\"") else { throw cursor.expected("a key") }
        let length = cursor.skipShortKey()
        if length == nil, !cursor.skipString() { throw .truncated }
        let name = length.map { self.name(at: start + 1, length: $0) } ?? unusualName(start, to: cursor.next)
        cursor.skipSpace()
        guard cursor.take(UInt8(ascii: ":")) else { throw cursor.expected("a colon") }
        return name
    }

    /// The name that a long key, or one with escapes, spells.
    private func unusualName(_ start: UnsafeRawPointer, to end: UnsafeRawPointer) -> WireName? {
        let inside = UnsafeRawBufferPointer(start: start + 1, count: end - start - 2)
        // An escaped key spells a known name in more bytes than the name has.
        guard inside.contains(UInt8(ascii: "\\")), let plain = JSONString.unescaped(inside) else {
            return nil
        }
        let padded = Array(plain.utf8) + [UInt8](repeating: 0, count: ByteCursor.padding)
        return padded.withUnsafeBytes { bytes in
            bytes.baseAddress.flatMap { name(at: $0, length: plain.utf8.count) }
        }
    }
}
