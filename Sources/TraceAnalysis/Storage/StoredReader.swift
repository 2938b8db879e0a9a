/// Reads the parts of a stored run in the order in which they were written.
///
/// The bytes may be anybody's: whatever they hold, a reader returns or throws, and no list gets longer than
/// `longestList`.
struct StoredReader {
    /// The most things that one list may hold.
    static let longestList = 1 << 17

    private let bytes: ArraySlice<UInt8>
    private var place: Int

    /// A reader at the beginning of some bytes.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// How many bytes are left.
    var left: Int { bytes.endIndex - place }

    /// Reads one byte.
    mutating func byte() throws(StoredRunFault) -> UInt8 {
        guard place < bytes.endIndex else { throw .impossible }
        defer { place += 1 }
        return bytes[place]
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
        let count = try count()
        guard count <= left else { throw .impossible }
        let part = bytes[place..<place + count]
        guard let text = String(validating: part, as: UTF8.self) else { throw .impossible }
        place += count
        return text
    }

    /// Reads what may be absent.
    mutating func optional<Value>(
        _ read: (inout StoredReader) throws(StoredRunFault) -> Value
    ) throws(StoredRunFault) -> Value? {
        try flag() ? try read(&self) : nil
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

    /// Reads one of the cases of an enumeration by its raw text.
    mutating func choice<Choice: RawRepresentable<String>>(
        _: Choice.Type = Choice.self
    ) throws(StoredRunFault) -> Choice {
        guard let choice = Choice(rawValue: try text()) else { throw .impossible }
        return choice
    }

    /// Reads eight bytes as a number, the least significant first.
    mutating func eightBytes() throws(StoredRunFault) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) { number |= UInt64(try byte()) << shift }
        return number
    }
}
