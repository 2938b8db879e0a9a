@testable import TraceAnalysis

/// A JSON value that is known to be structurally whole but is not looked into yet.
///
/// A record holds hundreds of values that nobody asks for. They are only checked for closed strings and
/// for brackets closed by their own kind; what is read is then parsed strictly from its own bytes.
struct RawJSON {
    /// The bytes of the value, without white space around it; never empty.
    let bytes: ArraySlice<UInt8>

    /// Takes a whole line apart from its surroundings.
    ///
    /// O(line).
    ///
    /// - Throws: `LineFault` when the line is not one object with a complete structure.
    init(line: ArraySlice<UInt8>) throws(LineFault) {
        guard String(validating: line, as: UTF8.self) != nil else { throw .notUTF8 }
        var scanner = RawScanner(line)
        scanner.skipSpace()
        guard scanner.peek == UInt8(ascii: "{") else { throw .notAnObject }
        bytes = try scanner.value()
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw scanner.expected("nothing after the object") }
    }

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// Whether the value is the literal `null`.
    var isNull: Bool { bytes.elementsEqual("null".utf8) }

    /// Whether the value is an object.
    var isObject: Bool { bytes.first == UInt8(ascii: "{") }

    /// Whether the value is an array.
    var isArray: Bool { bytes.first == UInt8(ascii: "[") }

    /// The members of an object, of duplicated keys the last; nil when this is not an object.
    ///
    /// - Parameter look: Is shown every member, those too that a later one of the same name replaces.
    func members(
        _ look: (String, RawJSON) throws(LineFault) -> Void = { (_, _) throws(LineFault) in }
    ) throws(LineFault) -> [String: RawJSON]? {
        guard isObject else { return nil }
        var members: [String: RawJSON] = [:]
        var scanner = RawScanner(bytes.dropFirst().dropLast())
        scanner.skipSpace()
        guard !scanner.isAtEnd else { return members }
        while true {
            let key = try scanner.string()
            scanner.skipSpace()
            try scanner.take(UInt8(ascii: ":"), named: "a colon")
            scanner.skipSpace()
            let value = RawJSON(try scanner.value())
            if let name = RawJSON(key).string {
                try look(name, value)
                members[name] = value
            }
            scanner.skipSpace()
            if scanner.isAtEnd { return members }
            try scanner.take(UInt8(ascii: ","), named: "a comma")
            scanner.skipSpace()
        }
    }

    /// The elements of an array, in order; nil when this is not an array.
    func elements() throws(LineFault) -> [RawJSON]? {
        guard isArray else { return nil }
        var elements: [RawJSON] = []
        var scanner = RawScanner(bytes.dropFirst().dropLast())
        scanner.skipSpace()
        guard !scanner.isAtEnd else { return elements }
        while true {
            elements.append(RawJSON(try scanner.value()))
            scanner.skipSpace()
            if scanner.isAtEnd { return elements }
            try scanner.take(UInt8(ascii: ","), named: "a comma")
            scanner.skipSpace()
        }
    }

    /// The value of a boolean literal; nil when this is none.
    var boolean: Bool? {
        if bytes.elementsEqual("true".utf8) { return true }
        return bytes.elementsEqual("false".utf8) ? false : nil
    }

    /// The value of an integer without point or exponent that fits 64 bits; nil when this is none.
    var integer: Int64? {
        guard isNumber, bytes.allSatisfy({ $0 == UInt8(ascii: "-") || isDigit($0) }) else { return nil }
        return Int64(String(decoding: bytes, as: UTF8.self))
    }

    /// The value of a finite number; nil when this is none.
    var number: Double? {
        guard isNumber, let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
            return nil
        }
        return value
    }

    /// The characters of a string, escapes resolved, lone surrogates as U+FFFD; nil when this is none.
    var string: String? {
        guard bytes.first == UInt8(ascii: "\"") else { return nil }
        return unescaped(bytes.dropFirst().dropLast())
    }

    /// Whether the bytes follow JSON's grammar of a number.
    private var isNumber: Bool {
        var rest = bytes
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.prefix(while: isDigit)
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
        rest = rest.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") {
            let decimals = rest.dropFirst().prefix(while: isDigit)
            guard !decimals.isEmpty else { return false }
            rest = rest.dropFirst(decimals.count + 1)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
            guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return false }
            return true
        }
        return rest.isEmpty
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

/// Resolves the escapes of a string's inside; nil for an escape that JSON does not know.
private func unescaped(_ inside: ArraySlice<UInt8>) -> String? {
    var units: [UInt16] = []
    var rest = inside
    while let byte = rest.first {
        guard byte == UInt8(ascii: "\\") else {
            let plain = rest.prefix { $0 != UInt8(ascii: "\\") }
            units.append(contentsOf: String(decoding: plain, as: UTF8.self).utf16)
            rest = rest.dropFirst(plain.count)
            continue
        }
        rest = rest.dropFirst()
        guard let kind = rest.popFirst() else { return nil }
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(UInt16(kind))
        case UInt8(ascii: "b"): units.append(8)
        case UInt8(ascii: "f"): units.append(12)
        case UInt8(ascii: "n"): units.append(10)
        case UInt8(ascii: "r"): units.append(13)
        case UInt8(ascii: "t"): units.append(9)
        case UInt8(ascii: "u"):
            let digits = rest.prefix(4)
            guard digits.count == 4, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
                let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return nil }
            units.append(unit)
            rest = rest.dropFirst(4)
        default: return nil
        }
    }
    return String(decoding: units, as: UTF16.self)
}
