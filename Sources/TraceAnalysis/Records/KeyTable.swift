/// The known names of one kind of object, by how they are spelled.
///
/// Only a key that no form tells is looked up here, so a line that is like the one before needs no lookup.
struct KeyTable: Sendable {
    private let names: [String: WireName]

    /// The table of all names that stand in a part.
    init(_ part: WireName.Part) {
        let members = WireName.allCases.filter { $0.spelling.part == part }
        names = Dictionary(members.map { ($0.spelling.text.description, $0) }) { first, _ in first }
    }

    /// Passes a key, its colon and the space around it, and says which name the key spells, escapes resolved; nil for
    /// any other.
    ///
    /// - Throws: `LineFault` when there is no key or no colon behind it.
    func pass(_ cursor: inout ByteCursor) throws(LineFault) -> WireName? {
        let start = cursor.next
        guard cursor.byte == UInt8(ascii: "\"") else { throw cursor.expected("a key") }
        guard cursor.skipString() else { throw .truncated }
        let key = Slot(start: start, end: cursor.next).string
        cursor.skipSpace()
        guard cursor.take(UInt8(ascii: ":")) else { throw cursor.expected("a colon") }
        return key.flatMap { names[$0] }
    }
}
