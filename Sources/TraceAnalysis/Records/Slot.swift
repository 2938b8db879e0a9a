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

/// The inside of JSON strings.
enum JSONString {
    /// The characters that the bytes between two quotes stand for, lone surrogates as U+FFFD.
    ///
    /// - Returns: nil for an escape that JSON does not know.
    static func unescaped(_ inside: UnsafeRawBufferPointer) -> String? {
        guard inside.contains(UInt8(ascii: "\\")) else { return String(decoding: inside, as: UTF8.self) }
        var units: [UInt16] = []
        var rest = inside[...]
        while let byte = rest.first {
            guard byte == UInt8(ascii: "\\") else {
                let plain = rest.prefix { $0 != UInt8(ascii: "\\") }
                units.append(contentsOf: String(decoding: plain, as: UTF8.self).utf16)
                rest = rest.dropFirst(plain.count)
                continue
            }
            rest = rest.dropFirst()
            guard let kind = rest.popFirst() else { return nil }
            if kind == UInt8(ascii: "u") {
                guard let unit = hexadecimal(rest.prefix(4)) else { return nil }
                units.append(unit)
                rest = rest.dropFirst(4)
            } else {
                guard let unit = escape(kind) else { return nil }
                units.append(unit)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func escape(_ kind: UInt8) -> UInt16? {
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): UInt16(kind)
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        default: nil
        }
    }

    /// Four hexadecimal digits as a number.
    private static func hexadecimal(_ digits: UnsafeRawBufferPointer.SubSequence) -> UInt16? {
        guard digits.count == 4, digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }) else {
            return nil
        }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes follow JSON's grammar of a number.
    var isNumber: Bool {
        var rest = self[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.prefix(while: \.isDigit)
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
        rest = rest.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") {
            let decimals = rest.dropFirst().prefix(while: \.isDigit)
            guard !decimals.isEmpty else { return false }
            rest = rest.dropFirst(decimals.count + 1)
        }
        guard let exponent = rest.popFirst() else { return true }
        guard exponent | 0x20 == UInt8(ascii: "e") else { return false }
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        return !rest.isEmpty && rest.allSatisfy(\.isDigit)
    }
}

extension UInt8 {
    /// Whether this is one of `0` to `9`.
    fileprivate var isDigit: Bool { (48...57).contains(self) }
}
