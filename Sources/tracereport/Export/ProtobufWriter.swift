/// Protocol buffers as they stand in a file: numbers of varying length, and what has its length before it.
///
/// ```swift
/// var writer = ProtobufWriter()
/// writer.message(1) { $0.varint(2, 300) }  // 0a 03 10 ac 02
/// ```
struct ProtobufWriter: Sendable {
    /// What is written so far.
    private(set) var bytes: [UInt8] = []

    /// How a field's value stands behind its number.
    private enum WireType: UInt64 {
        case varint = 0
        case eightBytes = 1
        case lengthDelimited = 2
    }

    /// A whole number, an enumeration, or yes or no: seven bits a byte, the lowest first.
    mutating func varint(_ field: Int, _ value: UInt64) {
        key(field, .varint)
        append(value)
    }

    /// A signed number of 64 bits, which takes ten bytes where it is negative.
    mutating func int64(_ field: Int, _ value: Int64) { varint(field, UInt64(bitPattern: value)) }

    /// Yes or no.
    mutating func bool(_ field: Int, _ value: Bool) { varint(field, value ? 1 : 0) }

    /// Eight bytes, the lowest first.
    mutating func fixed64(_ field: Int, _ value: UInt64) {
        key(field, .eightBytes)
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value &>> shift))
        }
    }

    /// A number with a point.
    mutating func double(_ field: Int, _ value: Double) { fixed64(field, value.bitPattern) }

    /// A text in UTF-8.
    mutating func string(_ field: Int, _ value: String) {
        key(field, .lengthDelimited)
        append(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    /// A message within this one.
    ///
    /// Its length is put before it when it is known: O(its bytes), more only where it has 128 or more.
    mutating func message(_ field: Int, _ body: (inout ProtobufWriter) -> Void) {
        key(field, .lengthDelimited)
        let place = bytes.count
        bytes.append(0)
        body(&self)
        let length = UInt64(bytes.count - place - 1)
        guard length >= 0x80 else {
            bytes[place] = UInt8(length)
            return
        }
        bytes.replaceSubrange(place...place, with: Self.varint(length))
    }

    /// Hands out what is written and begins anew.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func key(_ field: Int, _ type: WireType) {
        append(UInt64(field) &<< 3 | type.rawValue)
    }

    private mutating func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func varint(_ value: UInt64) -> [UInt8] {
        var writer = ProtobufWriter()
        writer.append(value)
        return writer.bytes
    }
}
