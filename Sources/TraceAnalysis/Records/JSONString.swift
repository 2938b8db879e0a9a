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
