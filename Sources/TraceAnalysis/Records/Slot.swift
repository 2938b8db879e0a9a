/// The bytes of one value in a line, known to be whole in structure and not yet looked into.
struct Slot {
    /// The first byte.
    let start: UnsafeRawPointer
    /// Behind the last byte.
    let end: UnsafeRawPointer

    /// The first byte; a value is never empty.
    var first: UInt8 { start.load(as: UInt8.self) }

    /// Whether the value is the literal `null`.
    var isNull: Bool { end - start == 4 && start.fourBytes == 0x6C6C_756E }

    /// Whether the value is an object.
    var isObject: Bool { first == UInt8(ascii: "{") }

    /// A cursor at the first byte.
    var cursor: ByteCursor { ByteCursor(from: start, to: end) }

    /// The bytes as a buffer.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: end - start) }

    /// The value of a boolean literal; nil when this is none.
    var boolean: Bool? {
        switch end - start {
        case 4: start.fourBytes == 0x6575_7274 ? true : nil
        case 5: start.fourBytes == 0x736C_6166 && start.byte(4) == UInt8(ascii: "e") ? false : nil
        default: nil
        }
    }

    /// The value of an integer without point or exponent that fits 64 bits; nil when this is none.
    var integer: Int64? {
        if end - start == 19, let timestamp = EightDigits.nineteen(at: start) { return timestamp }
        var cursor = cursor
        let value = cursor.readInteger()
        return cursor.next == end ? value : nil
    }

    /// The value of a finite number; nil when this is none.
    var number: Double? {
        var cursor = cursor
        if let value = cursor.readShortDecimal(), cursor.next == end { return value }
        guard bytes.isNumber, let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite
        else { return nil }
        return value
    }

    /// The value of a finite number of milliseconds, in nanoseconds; nil when this is none.
    var nanoseconds: Double? {
        if let whole = WholeNanoseconds.read(at: start), whole.end == end + 1 { return Double(whole.value) }
        return number.map(Nanoseconds.of(milliseconds:))
    }

    /// Whether this is a short string without escapes.
    var isPlainString: Bool {
        guard first == UInt8(ascii: "\"") else { return false }
        var cursor = cursor
        // One that ends at its first quote has none.
        return cursor.skipShortString() != nil && cursor.next == end
    }

    /// The characters of a string, escapes resolved, lone surrogates as U+FFFD; nil when this is none.
    var string: String? {
        guard first == UInt8(ascii: "\"") else { return nil }
        if isPlainString {
            return String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
        }
        return JSONString.unescaped(UnsafeRawBufferPointer(rebasing: bytes.dropFirst().dropLast()))
    }
}

extension UnsafeRawPointer {
    /// The four bytes from here on, the first one lowest.
    fileprivate var fourBytes: UInt32 { loadUnaligned(as: UInt32.self).littleEndian }
}
