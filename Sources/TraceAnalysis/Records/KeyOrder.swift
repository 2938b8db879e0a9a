/// The keys of one kind of object, in the order in which the lines before had them.
///
/// Whoever wrote a file wrote the keys of every line in one order, though not each key in every line. So a key is first
/// compared with the one that is expected next, quotes and colon included, which takes a few instructions. One that
/// differs is looked for among all that came before, and what followed it is expected from there on.
struct KeyOrder: Sendable {
    fileprivate struct Key {
        /// The key in quotes with its colon, and which of the bytes it fills.
        var text: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)
        var mask: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)
        /// How long it is, quotes and colon included.
        var length: Int
        var name: WireName?
    }

    /// How many keys are kept: no object that AIPerf writes has as many.
    private static let limit = 128
    /// How long a key may be that is kept, quotes and colon included.
    fileprivate static let longest = 48

    private let names: KeyTable
    private var keys: [Key] = []

    /// The keys of a part of a record, none of them seen yet.
    init(_ part: WireName.Part) {
        names = KeyTable(part)
    }

    /// Passes a key, its colon and the space around it, and says which name the key spells, escapes resolved; nil for
    /// any other.
    ///
    /// - Parameter position: The place of the key that is expected; moves to that of the next one, which is never 0.
    @inline(__always)
    mutating func pass(_ cursor: inout ByteCursor, at position: inout Int) throws(LineFault) -> WireName? {
        guard position < keys.count, keys[position].stands(at: cursor.next) else {
            return try find(&cursor, at: &position)
        }
        cursor.advance(keys[position].length)
        cursor.skipSpace()
        let name = keys[position].name
        position &+= 1
        return name
    }

    /// Passes any key, and keeps it for the next line where it is new, short and plain.
    @inline(never)
    private mutating func find(_ cursor: inout ByteCursor, at position: inout Int) throws(LineFault) -> WireName? {
        let start = cursor.next
        if let known = place(ofKeyAt: start, near: position) {
            position = known
            return try pass(&cursor, at: &position)
        }
        defer { position += 1 }
        guard cursor.byte == UInt8(ascii: "\"") else { throw cursor.expected("a key") }
        let length = cursor.skipShortKey()
        if length == nil, !cursor.skipString() { throw .truncated }
        let end = cursor.next
        let name =
            length.map { names.name(at: start + 1, length: $0) } ?? names.name(ofUnusualKey: start, to: end)
        cursor.skipSpace()
        let isNext = cursor.next == end
        guard cursor.take(UInt8(ascii: ":")) else { throw cursor.expected("a colon") }
        if isNext, let length, length + 3 <= Self.longest {
            keep(Key(at: start, length: length + 3, name: name), at: position)
        }
        return name
    }

    /// Where a key is among those that are kept; most often a few places behind the one that was expected.
    private func place(ofKeyAt start: UnsafeRawPointer, near position: Int) -> Int? {
        let expected = min(position, keys.count)
        return keys[expected...].firstIndex { $0.stands(at: start) }
            ?? keys[..<expected].firstIndex { $0.stands(at: start) }
    }

    /// Keeps a key before the one that was expected in its place, so that both orders are known from now on.
    private mutating func keep(_ key: Key, at position: Int) {
        if keys.count < Self.limit {
            keys.insert(key, at: min(position, keys.count))
        } else if position < keys.count {
            keys[position] = key
        }
    }
}

extension KeyOrder.Key {
    /// The key that stands at a place; `ByteCursor.padding` bytes must be readable from there.
    fileprivate init(at place: UnsafeRawPointer, length: Int, name: WireName?) {
        var bytes = [UInt8](repeating: 0, count: KeyOrder.longest)
        var filled = bytes
        for index in 0..<length {
            bytes[index] = place.byte(index)
            filled[index] = .max
        }
        text = bytes.withUnsafeBytes { Self.vectors($0) }
        mask = filled.withUnsafeBytes { Self.vectors($0) }
        self.length = length
        self.name = name
    }

    private static func vectors(
        _ bytes: UnsafeRawBufferPointer
    ) -> (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>) {
        (
            bytes.loadUnaligned(as: SIMD16<UInt8>.self),
            bytes.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self),
            bytes.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self)
        )
    }

    /// Whether the key, its quotes and its colon stand at a place.
    ///
    /// A line break is no part of it, so it never reaches beyond a line.
    @inline(__always)
    fileprivate func stands(at place: UnsafeRawPointer) -> Bool {
        let first = (place.loadUnaligned(as: SIMD16<UInt8>.self) ^ text.0) & mask.0
        let second = (place.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self) ^ text.1) & mask.1
        let third = (place.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self) ^ text.2) & mask.2
        let words = unsafeBitCast(first | second | third, to: SIMD2<UInt64>.self)
        return words[0] | words[1] == 0
    }
}

extension KeyTable {
    /// The name that a long key, or one with escapes, spells.
    fileprivate func name(ofUnusualKey start: UnsafeRawPointer, to end: UnsafeRawPointer) -> WireName? {
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
