@testable import TraceAnalysis

/// Walks over JSON bytes value by value, checking structure only.
struct RawScanner {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    /// Begins at the first of the bytes.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    /// Whether every byte has been passed.
    var isAtEnd: Bool { index == bytes.endIndex }

    /// The next byte; nil at the end.
    var peek: UInt8? { isAtEnd ? nil : bytes[index] }

    /// Passes blanks, tabs and carriage returns.
    mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { index += 1 }
    }

    /// Passes one given byte.
    mutating func take(_ byte: UInt8, named name: String) throws(LineFault) {
        guard peek == byte else { throw expected(name) }
        index += 1
    }

    /// The fault of not finding what is named at this place, counted in bytes from the line's start.
    func expected(_ name: String) -> LineFault {
        isAtEnd ? .truncated : .expected(name, column: index + 1)
    }

    /// Passes a string and returns it with its quotes.
    mutating func string() throws(LineFault) -> ArraySlice<UInt8> {
        let start = index
        try take(UInt8(ascii: "\""), named: "a string")
        while let byte = peek {
            index += 1
            if byte == UInt8(ascii: "\\") {
                guard !isAtEnd else { throw .truncated }
                index += 1
            } else if byte == UInt8(ascii: "\"") {
                return bytes[start..<index]
            }
        }
        throw .truncated
    }

    /// Passes a value of any kind and returns its bytes.
    ///
    /// Brackets may nest to any depth.
    mutating func value() throws(LineFault) -> ArraySlice<UInt8> {
        let start = index
        var open: [UInt8] = []
        repeat {
            guard let byte = peek else { throw .truncated }
            switch byte {
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append(byte)
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                let partner = byte == UInt8(ascii: "}") ? UInt8(ascii: "{") : UInt8(ascii: "[")
                guard open.last == partner else { throw expected("a value or its own kind of bracket") }
                open.removeLast()
                index += 1
            default:
                if open.isEmpty { try skipToken() } else { index += 1 }
            }
        } while !open.isEmpty
        return bytes[start..<index]
    }

    /// Passes a number or a literal: everything up to white space, a comma, a colon, a quote or a bracket.
    private mutating func skipToken() throws(LineFault) {
        let start = index
        while let byte = peek, !isDelimiter(byte) { index += 1 }
        guard index > start else { throw expected("a value") }
    }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}
