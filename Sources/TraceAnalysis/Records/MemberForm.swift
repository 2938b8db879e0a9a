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
        if isMetric, let number = end.metric({ $0.passNumber() }),
            let before = ShortText(from: start, to: number.start),
            let after = ShortText(from: number.end, to: end.next)
        {
            self.before = before
            self.after = after
        } else {
            before = key
            after = ShortText()
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
