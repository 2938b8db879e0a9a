/// What can be a part of a stored run.
///
/// Whatever was written is read back as an equal value; other bytes are refused.
protocol Storable {
    /// Writes the value.
    func write(to writer: inout StoredWriter)

    /// Reads a value.
    init(from reader: inout StoredReader) throws(StoredRunFault)

    /// What a part of this type is where it was not written; nil where it has to be there.
    static var unwritten: Self? { get }

    /// Whether a part of this value need not be written.
    var isUnwritten: Bool { get }
}

extension Storable {
    static var unwritten: Self? { nil }
    var isUnwritten: Bool { false }
}

/// A value that is stored as its parts: `parts` says once what is written and what is read.
///
/// Each part has a name and a length. A reader skips the parts it does not know, and one that it knows and does
/// not find is absent, if it may be: so a new part is optional, and neither an older nor a newer tool is lost.
protocol StorableByParts: Storable {
    associatedtype Form: StoredForm<Self>

    /// The parts, and how the value is made of them.
    static var parts: Form { get }
}

extension StorableByParts {
    func write(to writer: inout StoredWriter) { Self.parts.write(self, to: &writer) }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self = try Self.parts.read(from: reader.named())
    }
}

/// The parts of one type, and how a value is made of them.
protocol StoredForm<Owner> {
    associatedtype Owner

    /// Writes the parts of a value.
    func write(_ owner: Owner, to writer: inout StoredWriter)

    /// Makes a value of its parts.
    func read(from parts: [String: StoredReader]) throws(StoredRunFault) -> Owner
}

/// One part of a stored value.
struct StoredPart<Owner, Value: Storable> {
    /// What it is called in the bytes, whatever it is called in the code.
    let name: String
    private let value: (Owner) -> Value
    private let unwritten: Value?

    /// - Parameters:
    ///   - unwritten: What the part is where an older tool did not write it; nil where it has to be there, except for
    ///     optional values, which are then nil.
    init(_ name: String, unwritten: Value? = .unwritten, _ value: @escaping (Owner) -> Value) {
        self.name = name
        self.unwritten = unwritten
        self.value = value
    }

    fileprivate func write(_ owner: Owner, to parts: inout [(name: String, bytes: [UInt8])]) {
        let value = value(owner)
        guard !value.isUnwritten else { return }
        var writer = StoredWriter()
        value.write(to: &writer)
        parts.append((name, writer.bytes))
    }

    fileprivate func read(from parts: [String: StoredReader]) throws(StoredRunFault) -> Value {
        guard var reader = parts[name] else {
            guard let unwritten else { throw .impossible }
            return unwritten
        }
        return try reader.whole()
    }
}

/// Any number of parts.
struct StoredParts<Owner, each Value: Storable>: StoredForm {
    private let parts: (repeat StoredPart<Owner, each Value>)
    private let make: (repeat each Value) -> Owner?

    /// - Parameter make: The value; nil where no value has such parts.
    init(
        _ parts: repeat StoredPart<Owner, each Value>, make: @escaping (repeat each Value) -> Owner?
    ) {
        self.parts = (repeat each parts)
        self.make = make
    }

    func write(_ owner: Owner, to writer: inout StoredWriter) {
        var written: [(name: String, bytes: [UInt8])] = []
        for part in repeat each parts { part.write(owner, to: &written) }
        writer.put(named: written)
    }

    func read(from bytes: [String: StoredReader]) throws(StoredRunFault) -> Owner {
        guard let owner = make(repeat try (each parts).read(from: bytes)) else { throw .impossible }
        return owner
    }
}

// MARK: Values without parts

extension Int: Storable {
    func write(to writer: inout StoredWriter) { writer.put(self) }
    /// A count: neither negative nor beyond what can be added up without care.
    init(from reader: inout StoredReader) throws(StoredRunFault) { self = try reader.count() }
}

extension Int64: Storable {
    func write(to writer: inout StoredWriter) { writer.put(self) }
    init(from reader: inout StoredReader) throws(StoredRunFault) { self = try reader.signed() }
}

extension Double: Storable {
    func write(to writer: inout StoredWriter) { writer.put(self) }
    init(from reader: inout StoredReader) throws(StoredRunFault) { self = try reader.double() }
}

extension Bool: Storable {
    func write(to writer: inout StoredWriter) { writer.put(self) }
    init(from reader: inout StoredReader) throws(StoredRunFault) { self = try reader.flag() }
}

extension String: Storable {
    func write(to writer: inout StoredWriter) { writer.put(self) }
    init(from reader: inout StoredReader) throws(StoredRunFault) { self = try reader.text() }
}

/// One of the cases of an enumeration, by its raw text.
extension Storable where Self: RawRepresentable<String> {
    func write(to writer: inout StoredWriter) { writer.put(rawValue) }
    init(from reader: inout StoredReader) throws(StoredRunFault) {
        guard let choice = Self(rawValue: try reader.text()) else { throw .impossible }
        self = choice
    }
}

/// A value that may be absent: as a part of another value it is then not written.
extension Optional: Storable where Wrapped: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(self != nil)
        self?.write(to: &writer)
    }
    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self = try reader.flag() ? try Wrapped(from: &reader) : nil
    }
    static var unwritten: Wrapped?? { .some(nil) }
    var isUnwritten: Bool { self == nil }
}

extension Array: Storable where Element: Storable {
    func write(to writer: inout StoredWriter) { writer.put(self) { $1.write(to: &$0) } }
    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self = try reader.list { (reader) throws(StoredRunFault) in try Element(from: &reader) }
    }
}

/// Pairs in the order of their keys: the same run gives the same bytes.
extension Dictionary: Storable where Key: Storable & Comparable, Value: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(sorted { $0.key < $1.key }) { writer, pair in
            pair.key.write(to: &writer)
            pair.value.write(to: &writer)
        }
    }
    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let pairs = try reader.list { (reader) throws(StoredRunFault) in
            (try Key(from: &reader), try Value(from: &reader))
        }
        self.init(pairs, uniquingKeysWith: { first, _ in first })
    }
}
