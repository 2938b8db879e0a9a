/// The members of one kind of object, in the order in which the lines before had them.
///
/// Whoever wrote a file wrote the members of every line in one order and one form, though not each of them in every
/// line. So a member is first compared with the one that is expected next, which takes a few instructions. One that
/// differs is looked for among all that came before, and what followed it is expected from there on.
struct MemberOrder: Sendable {
    /// A member with a known name.
    struct Member {
        let name: WireName
        /// Where its number stands, which has been passed; nil where the cursor stands at the value, of whatever kind.
        let number: Slot?
        /// The unit of that number.
        let unit: MetricUnit
    }

    /// What comes next in an object.
    private enum Next {
        /// The member that the form at the place tells.
        case form
        /// A value, behind the key of a member whose form is not kept, or was not until now.
        case value(WireName?)
        /// Nothing: the object's end was passed.
        case end
    }

    /// How many forms are kept: no object that AIPerf writes has as many members.
    private static let limit = 128

    private let names: KeyTable
    private let holdsMetrics: Bool
    private var forms: [MemberForm] = []

    /// The members of a part of a record, none of them seen yet.
    init(_ part: WireName.Part) {
        names = KeyTable(part)
        holdsMetrics = part == .metrics
    }

    /// Goes on to the next member that has a known name, escapes resolved, passing the others; nil behind the object.
    ///
    /// Whoever calls passes a value that has not been passed before calling again.
    ///
    /// - Parameters:
    ///   - cursor: Stands at the object, or behind the value of a member.
    ///   - place: The place of the form that is expected; 0 before the object.
    /// - Throws: `LineFault` when the object's structure is not complete.
    @inline(__always)
    mutating func next(_ cursor: inout ByteCursor, at place: inout Int) throws(LineFault) -> Member? {
        while true {
            if !isExpected(cursor, at: place) {
                switch try find(&cursor, at: &place) {
                case .form: break
                case .end: return nil
                case .value(let name?): return Member(name: name, number: nil, unit: .unsaid)
                case .value(nil):
                    try cursor.skipValue()
                    continue
                }
            }
            let name = forms[place].name
            let unit = forms[place].unit
            let number = forms[place].pass(&cursor)
            place &+= 1
            if let name { return Member(name: name, number: number, unit: unit) }
            if number == nil { try cursor.skipValue() }
        }
    }

    /// Whether the member that is expected comes next.
    ///
    /// The brace or comma is no part of its form, so that neither is ever taken for the other.
    @inline(__always)
    private func isExpected(_ cursor: ByteCursor, at place: Int) -> Bool {
        place < forms.count && cursor.byte == UInt8(ascii: place == 0 ? "{" : ",")
            && forms[place].stands(at: cursor.next + 1)
    }

    /// Looks for the form of the member that comes next; where there is none, passes its key and keeps its form.
    @inline(never)
    private mutating func find(_ cursor: inout ByteCursor, at place: inout Int) throws(LineFault) -> Next {
        let isFirst = place == 0
        let start = cursor.next + 1
        if cursor.byte == UInt8(ascii: isFirst ? "{" : ","), let known = known(at: start, near: place) {
            place = known
            return .form
        }
        cursor.skipSpace()
        let isBehindSpace = cursor.next + 1 > start
        guard !isFirst || cursor.take(UInt8(ascii: "{")) else { throw cursor.expected("an object") }
        let isLast = isFirst ? cursor.byte == UInt8(ascii: "}") : !cursor.take(UInt8(ascii: ","))
        if isLast {
            guard cursor.byte == UInt8(ascii: "}"), !cursor.isAtEnd else {
                throw cursor.expected("a comma or a closing brace")
            }
            cursor.advance()
            return .end
        }
        let name = try names.pass(&cursor)
        if !isBehindSpace,
            let form = MemberForm(from: start, value: cursor, name: name, isMetric: holdsMetrics)
        {
            keep(form, at: place)
        }
        place += 1
        return .value(name)
    }

    /// Where the form of the member at a place is; most often a few behind the one that was expected.
    private func known(at start: UnsafeRawPointer, near place: Int) -> Int? {
        let expected = min(place, forms.count)
        return forms[expected...].firstIndex { $0.stands(at: start) }
            ?? forms[..<expected].firstIndex { $0.stands(at: start) }
    }

    /// Keeps a form before the one that was expected in its place, so that both orders are known from now on.
    private mutating func keep(_ form: MemberForm, at place: Int) {
        if forms.count < Self.limit {
            forms.insert(form, at: min(place, forms.count))
        } else if place < forms.count {
            forms[place] = form
        }
    }
}

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
