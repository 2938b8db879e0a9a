import TraceAnalysis

/// JSON on its way into a file, value by value, without a break.
///
/// Commas are put where they belong. Texts have to be `visible` before: what is no letter to a terminal does not
/// become one by being escaped.
struct JSONBytes: Sendable {
    /// What is written so far.
    private(set) var bytes: [UInt8] = []
    /// Whether a value stands before the next one in the same object or array.
    private var needsComma = false

    /// An object of what the body writes; behind a key where one is given.
    mutating func object(_ key: StaticString? = nil, _ body: (inout JSONBytes) -> Void) {
        begin(key, UInt8(ascii: "{"))
        body(&self)
        end(UInt8(ascii: "}"))
    }

    /// An array of what the body writes.
    mutating func array(_ key: StaticString? = nil, _ body: (inout JSONBytes) -> Void) {
        begin(key, UInt8(ascii: "["))
        body(&self)
        end(UInt8(ascii: "]"))
    }

    /// Opens an object or an array that is closed later.
    mutating func begin(_ key: StaticString? = nil, _ bracket: UInt8) {
        head(key)
        bytes.append(bracket)
        needsComma = false
    }

    /// Closes what was opened.
    mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    /// A text.
    mutating func text(_ key: StaticString? = nil, _ value: String) {
        head(key)
        quote(value.utf8)
    }

    /// A whole number.
    mutating func integer(_ key: StaticString? = nil, _ value: Int64) {
        head(key)
        bytes.append(contentsOf: String(value).utf8)
    }

    /// A whole number in quotes, as protocol buffers write those of 64 bits.
    mutating func quoted(_ key: StaticString? = nil, _ value: Int64) {
        head(key)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: String(value).utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A finite number.
    mutating func number(_ key: StaticString? = nil, _ value: Double) {
        head(key)
        bytes.append(contentsOf: value.shortest.utf8)
    }

    /// Yes or no.
    mutating func flag(_ key: StaticString? = nil, _ value: Bool) {
        head(key)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// A whole number as a decimal with its last digits behind the point: 1234 with 3 digits is `1.234`.
    mutating func decimal(_ key: StaticString? = nil, _ value: Int64, digits: Int) {
        head(key)
        let text = String(value.magnitude)
        let padded = String(repeating: "0", count: max(digits + 1 - text.count, 0)) + text
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        bytes.append(contentsOf: padded.dropLast(digits).utf8)
        let rest = padded.suffix(digits)
        guard rest.contains(where: { $0 != "0" }) else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: rest.utf8)
    }

    /// A value of a table behind a name.
    mutating func value(_ name: String, _ value: TableValue) {
        comma()
        quote(name.utf8)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
        switch value {
        case .text(let value): text(nil, value)
        case .integer(let value): integer(nil, value)
        case .number(let value): number(nil, value)
        case .flag(let value): flag(nil, value)
        case .null: bytes.append(contentsOf: "null".utf8)
        }
        needsComma = true
    }

    /// A line break; what follows begins without a comma where `isNew`.
    mutating func lineBreak(isNew: Bool = false) {
        bytes.append(UInt8(ascii: "\n"))
        if isNew { needsComma = false }
    }

    /// Hands out what is written and goes on from there.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func head(_ key: StaticString?) {
        comma()
        guard let key else { return }
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func quote(_ text: String.UTF8View) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case ..<0x20: bytes.append(contentsOf: ("\\u" + byte.hexadecimal(4)).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
