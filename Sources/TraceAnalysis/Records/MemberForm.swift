/// How a member of an object is written, taken from one that was read: the bytes before its value, and for a metric
/// those around the number inside.
///
/// What stands there again byte for byte means the same again. So `"request_latency":{"value":` is passed by one
/// comparison, and `,"unit":"ms"}` by another.
struct MemberForm: Sendable {
    /// The name that the key spells; nil for an unknown one.
    let name: WireName?
    /// From behind the brace or comma up to the value, or to the number inside a metric.
    private let before: ShortText
    /// How many of those bytes come before the value.
    private let keyLength: Int
    /// What a metric goes on with behind its number; empty for any other value.
    private let after: ShortText
    /// The unit of the number that stands behind it.
    let unit: MetricUnit

    /// The form of a member.
    ///
    /// - Parameters:
    ///   - start: Behind the brace or comma.
    ///   - value: Stands at the value.
    ///   - name: The name that the key spells.
    ///   - isMetric: Whether the value may be a metric.
    /// - Returns: nil when the key is too long.
    init?(from start: UnsafeRawPointer, value: ByteCursor, name: WireName?, isMetric: Bool) {
        guard let key = ShortText(from: start, to: value.next) else { return nil }
        self.name = name
        keyLength = key.length
        var end = value
        if isMetric, let (number, unit) = end.metric({ $0.passNumber() }),
            let before = ShortText(from: start, to: number.start),
            let after = ShortText(from: number.end, to: end.next)
        {
            self.before = before
            self.after = after
            self.unit = name.map(unit.fitting) ?? unit
        } else {
            before = key
            after = ShortText()
            unit = .unsaid
        }
    }

    /// Whether a member of this form begins at a place behind a brace or comma.
    @inline(__always)
    func stands(at place: UnsafeRawPointer) -> Bool { before.stands(at: place) }

    /// Passes the member of this form behind the brace or comma at which a cursor stands, and says where its number is;
    /// where it holds something else, passes all before the value and returns nil.
    @inline(__always)
    func pass(_ cursor: inout ByteCursor) -> Slot? {
        let start = cursor.next + (1 &+ before.length)
        let end = start.endOfNumber
        let isWhole = after.length > 0 ? after.stands(at: end) : end.byte().endsMember
        guard end > start, isWhole else {
            cursor.advance(1 &+ keyLength)
            cursor.skipSpace()
            return nil
        }
        cursor.move(to: end + after.length)
        return Slot(start: start, end: end)
    }
}

extension UInt8 {
    /// Whether a member of an object can end before this byte.
    @inline(__always)
    fileprivate var endsMember: Bool { self == UInt8(ascii: ",") || self == UInt8(ascii: "}") }
}

/// Up to 48 bytes that are looked for at many places.
///
/// Three vectors are compared at once, whatever the length: that takes as long as a single comparison byte by byte.
struct ShortText: Sendable {
    /// How many bytes there can be.
    static let longest = 48

    private typealias Vectors = (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)

    /// How many bytes there are.
    let length: Int
    private let bytes: Vectors
    /// All bits of the bytes that count.
    private let mask: Vectors

    /// No bytes, which stand everywhere.
    init() {
        (length, bytes, mask) = (0, (.zero, .zero, .zero), (.zero, .zero, .zero))
    }

    /// The bytes between two places; nil when there are too many.
    init?(from start: UnsafeRawPointer, to end: UnsafeRawPointer) {
        length = end - start
        guard (0...Self.longest).contains(length) else { return nil }
        var text = [UInt8](repeating: 0, count: Self.longest)
        var filled = text
        for index in 0..<length {
            text[index] = start.byte(index)
            filled[index] = .max
        }
        bytes = text.withUnsafeBytes { Self.vectors($0) }
        mask = filled.withUnsafeBytes { Self.vectors($0) }
    }

    private static func vectors(_ bytes: UnsafeRawBufferPointer) -> Vectors {
        (
            bytes.loadUnaligned(as: SIMD16<UInt8>.self),
            bytes.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self),
            bytes.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self)
        )
    }

    /// Whether the bytes stand at a place, from which `longest` bytes must be readable.
    ///
    /// A text of one line has no line break, so it never stands where it would reach beyond a line.
    @inline(__always)
    func stands(at place: UnsafeRawPointer) -> Bool {
        let first = (place.loadUnaligned(as: SIMD16<UInt8>.self) ^ bytes.0) & mask.0
        let second = (place.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self) ^ bytes.1) & mask.1
        let third = (place.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self) ^ bytes.2) & mask.2
        let words = unsafeBitCast(first | second | third, to: SIMD2<UInt64>.self)
        return words[0] | words[1] == 0
    }
}

extension ByteCursor {
    /// Passes a metric as AIPerf writes it, `{"value":12.5,"unit":"ms"}` with any space, and says where its value
    /// stands and in which unit it is; passes nothing and returns nil for any other form.
    ///
    /// - Parameter passValue: Passes the value; false when it is not what is looked for.
    mutating func metric(_ passValue: (inout ByteCursor) -> Bool) -> (value: Slot, unit: MetricUnit)? {
        var rest = self
        guard rest.take(UInt8(ascii: "{")), rest.passKey("value") else { return nil }
        let start = rest.next
        guard passValue(&rest) else { return nil }
        let value = Slot(start: start, end: rest.next)
        rest.skipSpace()
        guard rest.take(UInt8(ascii: ",")), rest.passKey("unit"), let unit = rest.passQuoted() else {
            return nil
        }
        rest.skipSpace()
        guard rest.byte == UInt8(ascii: "}"), !rest.isAtEnd else { return nil }
        move(to: rest.next + 1)
        return (value, MetricUnit(unit))
    }

    /// Passes a number, as far as its bytes tell; false when there is none.
    mutating func passNumber() -> Bool {
        let start = next
        move(to: next.endOfNumber)
        return next > start
    }

    /// Passes a given key, its colon and the space around it; false for any other, and what is passed then is not said.
    private mutating func passKey(_ key: StaticString) -> Bool {
        guard let found = passQuoted(),
            found.elementsEqual(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        else { return false }
        skipSpace()
        return take(UInt8(ascii: ":"))
    }

    /// Passes a short string without escapes and returns what is between its quotes; nil for anything else.
    private mutating func passQuoted() -> UnsafeRawBufferPointer? {
        let start = next + 1
        guard byte == UInt8(ascii: "\""), let length = skipShortString() else { return nil }
        return UnsafeRawBufferPointer(start: start, count: length)
    }
}
