/// The names of the members of an object inside a JSON document, in the order in which they are written.
///
/// Decoders forget that order; where it was a person's, it says what matters first.
struct MemberNames {
    /// The names; empty where there is no such object.
    let names: [String]

    /// Looks for the object at a path of member names.
    ///
    /// O(bytes).
    init(of path: [String], in json: [UInt8]) {
        // Values are read as from a line: no breaks in it, one behind it, and room to read on.
        let line =
            json.map { $0 == 0x0A ? 0x20 : $0 } + [0x0A]
            + [UInt8](repeating: 0x20, count: ByteCursor.padding)
        names = line.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return [] }
            var cursor = ByteCursor(from: start, to: start + json.count)
            cursor.skipSpace()
            for name in path {
                var found: UnsafeRawPointer?
                guard cursor.walkObject({ key, value in if key == name { found = value.start } }),
                    let found
                else { return [] }
                cursor = ByteCursor(from: found, to: start + json.count)
            }
            var names: [String] = []
            return cursor.walkObject { key, _ in names.append(key) } ? names : []
        }
    }
}

extension ByteCursor {
    /// Passes an object, member by member, in order; false where it is none.
    fileprivate mutating func walkObject(_ body: (String, Slot) -> Void) -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        while byte != UInt8(ascii: "}") {
            guard let key = (try? value())?.string else { return false }
            skipSpace()
            guard take(UInt8(ascii: ":")), let value = try? value() else { return false }
            body(key, value)
            skipSpace()
            guard take(UInt8(ascii: ",")) || byte == UInt8(ascii: "}") else { return false }
        }
        return true
    }
}
