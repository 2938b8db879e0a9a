/// A structure in Thrift's compact protocol, in which Parquet writes its headers and its footer.
///
/// Fields are added with ascending numbers. Only what Parquet's headers need is there: integers, flags, byte strings,
/// structures and lists of them.
struct ThriftStruct {
    private enum Kind: UInt8 {
        case yes = 1
        case no = 2
        case i16 = 4
        case i32 = 5
        case i64 = 6
        case binary = 8
        case list = 9
        case structure = 12
    }

    private var fields: [UInt8] = []
    private var last = 0

    /// The bytes, with the stop behind the last field.
    var bytes: [UInt8] { fields + [0] }

    /// Adds a number of 16 bits.
    mutating func add(_ field: Int, short value: Int) {
        begin(field, .i16)
        fields.append(zigzag: value)
    }

    /// Adds a number of 32 bits.
    mutating func add(_ field: Int, _ value: Int) {
        begin(field, .i32)
        fields.append(zigzag: value)
    }

    /// Adds a number of 64 bits.
    mutating func add(_ field: Int, long value: Int) {
        begin(field, .i64)
        fields.append(zigzag: value)
    }

    /// Adds a flag, which is in the field's own head.
    mutating func add(_ field: Int, _ value: Bool) { begin(field, value ? .yes : .no) }

    /// Adds bytes.
    mutating func add(_ field: Int, _ value: [UInt8]) {
        begin(field, .binary)
        fields.append(counted: value)
    }

    /// Adds a text.
    mutating func add(_ field: Int, _ value: String) { add(field, Array(value.utf8)) }

    /// Adds a structure.
    mutating func add(_ field: Int, _ value: ThriftStruct) {
        begin(field, .structure)
        fields += value.bytes
    }

    /// Adds a list of numbers of 32 bits.
    mutating func add(_ field: Int, list values: [Int]) {
        beginList(field, .i32, values.count)
        for value in values { fields.append(zigzag: value) }
    }

    /// Adds a list of texts.
    mutating func add(_ field: Int, list values: [String]) {
        beginList(field, .binary, values.count)
        for value in values { fields.append(counted: Array(value.utf8)) }
    }

    /// Adds a list of structures.
    mutating func add(_ field: Int, list values: [ThriftStruct]) {
        beginList(field, .structure, values.count)
        for value in values { fields += value.bytes }
    }

    private mutating func begin(_ field: Int, _ kind: Kind) {
        let step = field - last
        last = field
        if (1...15).contains(step) {
            fields.append(UInt8(step) << 4 | kind.rawValue)
        } else {
            fields.append(kind.rawValue)
            fields.append(zigzag: field)
        }
    }

    private mutating func beginList(_ field: Int, _ kind: Kind, _ count: Int) {
        begin(field, .list)
        if count < 15 {
            fields.append(UInt8(count) << 4 | kind.rawValue)
        } else {
            fields.append(0xF0 | kind.rawValue)
            fields.append(varint: UInt64(count))
        }
    }
}

extension [UInt8] {
    /// Adds a number seven bits at a time, the lowest first; all bytes but the last have their highest bit set.
    mutating func append(varint value: UInt64) {
        var rest = value
        while rest > 0x7F {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// Adds a number that may be negative: 0, −1, 1, −2 as 0, 1, 2, 3.
    fileprivate mutating func append(zigzag value: Int) {
        append(varint: UInt64(bitPattern: Int64(value << 1 ^ value >> 63)))
    }

    /// Adds bytes behind their number.
    fileprivate mutating func append(counted bytes: [UInt8]) {
        append(varint: UInt64(bytes.count))
        append(contentsOf: bytes)
    }

    /// Adds the bytes of a number, the lowest first.
    mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
