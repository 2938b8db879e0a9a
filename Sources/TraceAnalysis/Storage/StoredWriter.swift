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

    /// Writes what may be absent.
    mutating func put<Value>(_ value: Value?, _ write: (inout StoredWriter, Value) -> Void) {
        put(value != nil)
        if let value { write(&self, value) }
    }

    /// Writes any number of things.
    mutating func put<Value>(_ values: [Value], _ write: (inout StoredWriter, Value) -> Void) {
        put(values.count)
        for value in values { write(&self, value) }
    }

    /// Writes eight bytes, the least significant first.
    mutating func putBytes(of number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    /// Writes bytes as they are.
    mutating func put(raw: some Sequence<UInt8>) { bytes.append(contentsOf: raw) }
}

extension Int64 {
    /// The number turned so that 0, −1, 1 and −2 become 0, 1, 2 and 3.
    var zigzag: UInt64 { UInt64(bitPattern: (self << 1) ^ (self >> 63)) }

    /// The number of a zigzag.
    init(zigzag: UInt64) {
        self = Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
    }
}
