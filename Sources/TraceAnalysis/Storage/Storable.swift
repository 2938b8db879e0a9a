/// What can be a part of a stored run.
///
/// Whatever was written is read back as an equal value; other bytes are refused.
protocol Storable {
    /// Writes the value.
    func write(to writer: inout StoredWriter)

    /// Reads a value.
    init(from reader: inout StoredReader) throws(StoredRunFault)
}

extension StoredWriter {
    /// Writes a part.
    mutating func put(_ part: some Storable) { part.write(to: &self) }

    /// Writes parts.
    mutating func put(_ parts: [some Storable]) { put(parts) { $1.write(to: &$0) } }

    /// Writes a text that may be absent.
    mutating func put(_ text: String?) { put(text) { $0.put($1) } }

    /// Writes a number that may be absent.
    mutating func put(_ number: Double?) { put(number) { $0.put($1) } }

    /// Writes a whole number that may be absent.
    mutating func put(_ number: Int64?) { put(number) { $0.put($1) } }
}

extension StoredReader {
    /// Reads a part.
    mutating func part<Part: Storable>(_: Part.Type = Part.self) throws(StoredRunFault) -> Part {
        try Part(from: &self)
    }

    /// Reads parts.
    mutating func parts<Part: Storable>(_: Part.Type = Part.self) throws(StoredRunFault) -> [Part] {
        try list { (reader) throws(StoredRunFault) in try reader.part(Part.self) }
    }

    /// Reads a text that may be absent.
    mutating func optionalText() throws(StoredRunFault) -> String? {
        try optional { (reader) throws(StoredRunFault) in try reader.text() }
    }

    /// Reads a number that may be absent.
    mutating func optionalDouble() throws(StoredRunFault) -> Double? {
        try optional { (reader) throws(StoredRunFault) in try reader.double() }
    }

    /// Reads a whole number that may be absent.
    mutating func optionalSigned() throws(StoredRunFault) -> Int64? {
        try optional { (reader) throws(StoredRunFault) in try reader.signed() }
    }

    /// Reads a count that may be absent.
    mutating func optionalInt() throws(StoredRunFault) -> Int? {
        try optional { (reader) throws(StoredRunFault) -> Int in
            guard let number = Int(exactly: try reader.signed()) else { throw .impossible }
            return number
        }
    }
}
