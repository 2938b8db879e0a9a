/// A place in a line of JSON, and the ways to move on from it.
///
/// The line lies in memory that is readable for `padding` bytes beyond its end, and the byte at its end is
/// a line break. Neither can be part of any value, so most steps need no bounds check; what runs past the
/// end is found out by comparing with it.
struct ByteCursor {
    /// How many bytes behind a line must be readable.
    static let padding = 64

    /// The next byte.
    private(set) var next: UnsafeRawPointer
    /// The line break behind the line.
    let end: UnsafeRawPointer
    private let start: UnsafeRawPointer

    /// Begins at a place and ends at another.
    init(from start: UnsafeRawPointer, to end: UnsafeRawPointer) {
        self.start = start
        self.end = end
        next = start
    }

    /// Whether every byte has been passed.
    var isAtEnd: Bool { next >= end }

    /// The next byte, or the line break at the end.
    var byte: UInt8 { next.load(as: UInt8.self) }

    /// The fault of not finding here what is named.
    func expected(_ what: String) -> LineFault {
        isAtEnd ? .truncated : .expected(what, column: next - start + 1)
    }

    /// Passes a number of bytes.
    mutating func advance(_ count: Int = 1) { next += count }

    /// Jumps to a place.
    mutating func move(to place: UnsafeRawPointer) { next = place }

    /// Whether a number or a literal cannot go on here.
    var isAfterToken: Bool { byte.endsToken }

    /// Passes blanks, tabs and carriage returns.
    mutating func skipSpace() {
        while byte <= 0x20, byte == 0x20 || byte == 0x09 || byte == 0x0D, next < end { next += 1 }
    }

    /// Passes one given byte and the space behind it, if it comes next.
    mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted, next < end else { return false }
        next += 1
        skipSpace()
        return true
    }

    /// Passes a string, quotes and all; false when it is never closed.
    ///
    /// Sixteen bytes at a time: the first quote ends the string unless a backslash comes before it.
    mutating func skipString() -> Bool {
        let quotes = SIMD16<UInt8>(sixteen: UInt8(ascii: "\""))
        let backslashes = SIMD16<UInt8>(sixteen: UInt8(ascii: "\\"))
        var place = next + 1
        while place < end {
            let bytes = place.loadUnaligned(as: SIMD16<UInt8>.self)
            guard let offset = ((bytes .== quotes) .| (bytes .== backslashes)).firstIndex else {
                place += 16
                continue
            }
            place += offset
            guard place.load(as: UInt8.self) == UInt8(ascii: "\\") else {
                next = place + 1
                return place < end
            }
            place += 2
        }
        return false
    }

    /// Passes a string of up to 47 bytes without escapes and says how long it is, quotes aside; passes nothing
    /// and returns nil for any other.
    @inline(__always)
    mutating func skipShortString() -> Int? {
        let quotes = SIMD16<UInt8>(sixteen: UInt8(ascii: "\""))
        let backslashes = SIMD16<UInt8>(sixteen: UInt8(ascii: "\\"))
        var length = 0
        while length <= 32 {
            let bytes = (next + 1 + length).loadUnaligned(as: SIMD16<UInt8>.self)
            guard let offset = ((bytes .== quotes) .| (bytes .== backslashes)).firstIndex else {
                length += 16
                continue
            }
            length += offset
            let behind = next + (length + 2)
            guard behind <= end, (behind - 1).byte() == UInt8(ascii: "\"") else { return nil }
            next = behind
            return length
        }
        return nil
    }

    /// Passes a number or a literal: everything up to what can follow one; false when there is nothing.
    ///
    /// Digits, which most tokens are made of, are passed by the word.
    mutating func skipToken() -> Bool {
        let start = next
        var digits = EightDigits.leading(next.word()).count
        while digits == 8 {
            next += 8
            digits = EightDigits.leading(next.word()).count
        }
        next += digits
        while !byte.endsToken { next += 1 }
        return next > start
    }

    /// Passes a value of any kind, checking that strings and brackets close.
    mutating func skipValue() throws(LineFault) {
        switch byte {
        case UInt8(ascii: "\""):
            guard skipString() else { throw .truncated }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skipBrackets()
        default:
            guard next < end else { throw .truncated }
            guard skipToken() else { throw expected("a value") }
        }
    }

    /// Passes a value and says where it stands.
    mutating func value() throws(LineFault) -> Slot {
        let start = next
        try skipValue()
        return Slot(start: start, end: next)
    }

    /// Passes an array, element by element, in order.
    ///
    /// - Returns: false when commas are missing or misplaced, or when `body` returns false.
    mutating func walkArray(_ body: (inout ByteCursor) -> Bool) -> Bool {
        guard take(UInt8(ascii: "[")) else { return false }
        if byte != UInt8(ascii: "]") {
            repeat {
                guard body(&self) else { return false }
                skipSpace()
            } while take(UInt8(ascii: ","))
        }
        guard byte == UInt8(ascii: "]"), !isAtEnd else { return false }
        advance()
        return true
    }

    /// Passes an object or an array to any depth; each bracket must be closed by its own kind.
    ///
    /// Sixteen bytes at a time. Setting bit 5 makes `[` a `{` and `]` a `}`, so three comparisons find all
    /// that matters. The kinds of open brackets are bits of a word, and an array only beyond 64 levels.
    private mutating func skipBrackets() throws(LineFault) {
        var kinds: UInt64 = 0
        var deeper: [UInt64] = []
        var depth = 0
        var place = next
        let bitFive = SIMD16<UInt8>(sixteen: 0x20)
        let opening = SIMD16<UInt8>(sixteen: UInt8(ascii: "{"))
        let closing = SIMD16<UInt8>(sixteen: UInt8(ascii: "}"))
        let quotes = SIMD16<UInt8>(sixteen: UInt8(ascii: "\""))
        func structure(_ place: UnsafeRawPointer) -> SIMDMask<SIMD16<Int8>> {
            let bytes = place.loadUnaligned(as: SIMD16<UInt8>.self)
            let folded = bytes | bitFive
            return (folded .== opening) .| (folded .== closing) .| (bytes .== quotes)
        }
        while place < end {
            guard let offset = structure(place).firstIndex else {
                place += 16
                // Long arrays of numbers, four times as many bytes at a time.
                while place + 64 <= end, place.holdsNoStructure { place += 64 }
                continue
            }
            place += offset
            guard place < end else { break }
            switch place.load(as: UInt8.self) {
            case UInt8(ascii: "\""):
                next = place
                guard skipString() else { throw .truncated }
                place = next
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if depth & 63 == 0, depth > 0 {
                    deeper.append(kinds)
                    kinds = 0
                }
                kinds = kinds &<< 1 | (place.load(as: UInt8.self) == UInt8(ascii: "{") ? 1 : 0)
                depth += 1
            default:
                guard kinds & 1 == (place.load(as: UInt8.self) == UInt8(ascii: "}") ? 1 : 0) else {
                    next = place
                    throw expected("a bracket of the kind that is open")
                }
                kinds &>>= 1
                depth -= 1
                if depth == 0 {
                    next = place + 1
                    return
                }
                if depth & 63 == 0 { kinds = deeper.popLast() ?? 0 }
            }
            place += 1
        }
        throw .truncated
    }
}

extension UInt8 {
    /// Whether a number or a literal cannot go on with this byte.
    fileprivate var endsToken: Bool {
        switch self {
        case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            true
        default: false
        }
    }
}
