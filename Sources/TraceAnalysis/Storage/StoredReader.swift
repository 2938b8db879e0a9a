/// Reads the parts of a stored run in the order in which they were written.
///
/// The bytes may be anybody's: whatever they hold, a reader returns or throws, and no list gets longer than
/// `longestList`.
struct StoredReader {
    /// The most things that one list may hold.
    static let longestList = 1 << 17

    private let all: ArraySlice<UInt8>
    private var place: Int

    /// A reader at the beginning of some bytes.
    init(_ bytes: ArraySlice<UInt8>) {
        all = bytes
        place = bytes.startIndex
    }

    /// How many bytes are left.
    var left: Int { all.endIndex - place }

    /// Reads one byte.
    mutating func byte() throws(StoredRunFault) -> UInt8 {
        guard place < all.endIndex else { throw .impossible }
        defer { place += 1 }
        return all[place]
    }

    /// Reads a whole number.
    mutating func number() throws(StoredRunFault) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte()
            // The tenth byte has room for one bit.
            guard shift < 63 || byte <= 1 else { break }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw .impossible
    }

    /// Reads a whole number of either sign.
    mutating func signed() throws(StoredRunFault) -> Int64 { Int64(zigzag: try number()) }

    /// Reads a count: neither negative nor beyond what can be added up without care.
    mutating func count(atMost limit: Int = 1 << 53) throws(StoredRunFault) -> Int {
        guard let count = Int(exactly: try signed()), (0...limit).contains(count) else { throw .impossible }
        return count
    }

    /// Reads a number, which must be finite, and so small that its square and sums of it are finite too.
    mutating func double() throws(StoredRunFault) -> Double {
        let number = Double(bitPattern: try eightBytes())
        guard number.magnitude <= 1e40 else { throw .impossible }
        return number
    }

    /// Reads a yes or no.
    mutating func flag() throws(StoredRunFault) -> Bool {
        let byte = try byte()
        guard byte <= 1 else { throw .impossible }
        return byte == 1
    }

    /// Reads a text.
    mutating func text() throws(StoredRunFault) -> String {
        guard let text = String(validating: try bytes(), as: UTF8.self) else { throw .impossible }
        return text
    }

    /// Reads a list.
    mutating func list<Value>(
        _ read: (inout StoredReader) throws(StoredRunFault) -> Value
    ) throws(StoredRunFault) -> [Value] {
        let count = try count(atMost: Self.longestList)
        // Each thing takes at least a byte.
        guard count <= left else { throw .impossible }
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    /// Reads parts by their names; no name may stand twice.
    mutating func named() throws(StoredRunFault) -> [String: StoredReader] {
        let parts = try list { (reader) throws(StoredRunFault) in
            (try reader.text(), StoredReader(try reader.bytes()))
        }
        let byName = Dictionary(parts, uniquingKeysWith: { first, _ in first })
        guard byName.count == parts.count else { throw .impossible }
        return byName
    }

    /// Reads a value that takes all bytes that are left.
    mutating func whole<Value: Storable>() throws(StoredRunFault) -> Value {
        let value = try Value(from: &self)
        guard left == 0 else { throw .impossible }
        return value
    }

    /// Reads any number of bytes, which have their number before them.
    mutating func bytes() throws(StoredRunFault) -> ArraySlice<UInt8> {
        try raw(try count())
    }

    /// Reads what has its length in eight bytes before it.
    mutating func measured() throws(StoredRunFault) -> StoredReader {
        guard let count = Int(exactly: try eightBytes()), count <= left else { throw .impossible }
        defer { place += count }
        return StoredReader(all[place..<place + count])
    }

    /// Reads so many bytes as they are.
    mutating func raw(_ count: Int) throws(StoredRunFault) -> ArraySlice<UInt8> {
        guard count <= left else { throw .impossible }
        defer { place += count }
        return all[place..<place + count]
    }

    /// Reads eight bytes as a number, the least significant first.
    mutating func eightBytes() throws(StoredRunFault) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) { number |= UInt64(try byte()) << shift }
        return number
    }
}

/// Writes the parts of a stored run, one behind the other.
///
/// Whole numbers take seven bits a byte, least significant first, the eighth saying that another byte follows;
/// signed ones are turned so that small ones of either sign are short. Other numbers are their eight bytes.
struct StoredWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    /// Writes a whole number.
    mutating func put(_ number: UInt64) {
        var rest = number
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Writes a whole number of either sign.
    mutating func put(_ number: Int64) { put(number.zigzag) }

    /// Writes a count.
    mutating func put(_ count: Int) { put(Int64(count)) }

    /// Writes a number exactly.
    mutating func put(_ number: Double) { putBytes(of: number.bitPattern) }

    /// Writes a yes or no.
    mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    /// Writes a text as UTF-8.
    mutating func put(_ text: String) {
        put(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes parts, each with its name and its length.
    mutating func put(named parts: [(name: String, bytes: [UInt8])]) {
        put(parts) { writer, part in
            writer.put(part.name)
            writer.put(part.bytes.count)
            writer.put(raw: part.bytes)
        }
    }

    /// Writes what a function writes, with its length in eight bytes before it.
    mutating func put(measured write: (inout StoredWriter) -> Void) {
        let start = bytes.count
        putBytes(of: 0)
        write(&self)
        let length = UInt64(bytes.count - start - 8)
        for index in 0..<8 { bytes[start + index] = UInt8(truncatingIfNeeded: length >> UInt64(8 * index)) }
    }

    /// Writes any number of things.
    mutating func put<Value>(_ values: [Value], _ write: (inout StoredWriter, Value) -> Void) {
        put(values.count)
        for value in values { write(&self, value) }
    }

    /// Writes eight bytes, the least significant first.
    mutating func putBytes(of number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Makes room for so many bytes at once where they are many: growing by doubling, they would lie there three times.
    mutating func reserve(_ count: Int) {
        if count > 1 << 20 { bytes.reserveCapacity(bytes.count + count) }
    }

    /// Forgets all that was written behind so many bytes.
    mutating func remove(from count: Int) { bytes.removeLast(bytes.count - count) }

    /// Writes one byte.
    mutating func put(byte: UInt8) { bytes.append(byte) }

    /// Writes bytes as they lie in memory.
    mutating func put(bytes raw: UnsafeRawBufferPointer) { bytes.append(contentsOf: raw) }

    /// Writes bytes as they are.
    mutating func put(raw: some Sequence<UInt8>) { bytes.append(contentsOf: raw) }
}

extension Int64 {
    /// The number turned so that 0, −1, 1 and −2 become 0, 1, 2 and 3.
    var zigzag: UInt64 { UInt64(bitPattern: (self << 1) ^ (self >> 63)) }

    /// How many bytes a writer takes for the number.
    var storedLength: Int { Swift.max(1, (64 - zigzag.leadingZeroBitCount + 6) / 7) }

    /// The number of a zigzag.
    init(zigzag: UInt64) {
        self = Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
    }
}
