/// The sections of a summary as bytes.
///
/// The bytes begin with `TRSUM` and the version of the format, and end with a checksum (FNV-1a, 64 bits) over all
/// before it. Between them lie sections, each with its name and its length: a reader skips those that it does not know,
/// so a new section does not end old tools, and the version changes only where one would read wrong figures.
enum SummarySections {
    static let magic = Array("TRSUM".utf8)
    static let version: UInt8 = 3
    static let checksumLength = 8

    fileprivate static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = StableHash()
        bytes.withUnsafeBufferPointer { hash.add($0) }
        return hash.value
    }
}

/// Writes sections one behind the other, each in place, so that a large one is not held twice.
struct SectionWriter {
    /// What stands before the name of a section that holds what another does.
    static let same = "same/"

    private var writer = StoredWriter()
    /// Where the content of sections lies that others may have in common with them.
    private var contents: [(name: String, place: Range<Int>)] = []

    /// A file without sections.
    init() { writer.put(raw: SummarySections.magic + [SummarySections.version]) }

    /// A file of sections that are bytes already.
    static func sealed(_ body: [UInt8]) -> [UInt8] {
        var file = SectionWriter()
        file.writer.put(raw: body)
        return file.sealed()
    }

    /// Writes a section.
    mutating func put(_ name: String, _ write: (inout StoredWriter) -> Void) {
        writer.put(name)
        writer.put(measured: write)
    }

    /// Writes a section, or, where one that was written so before holds the same, only which.
    mutating func put(once name: String, _ write: (inout StoredWriter) -> Void) {
        let start = writer.bytes.count
        var inner = start
        put(name) { writer in
            inner = writer.bytes.count
            write(&writer)
        }
        let content = inner..<writer.bytes.count
        let earlier = contents.first { _, place in
            place.count == content.count && writer.bytes[place] == writer.bytes[content]
        }
        guard let earlier else {
            contents.append((name, content))
            return
        }
        writer.remove(from: start)
        put(Self.same + name) { $0.put(earlier.name) }
    }

    /// Writes a value as a section.
    mutating func put(_ name: String, _ value: some Storable) { put(name) { value.write(to: &$0) } }

    /// The whole file.
    consuming func sealed() -> [UInt8] {
        writer.putBytes(of: SummarySections.checksum(writer.bytes[...]))
        return writer.bytes
    }
}

/// Reads sections by their names.
struct SectionReader {
    private var sections: [String: StoredReader] = [:]
    private var budget: MemoryBudget

    /// Finds the sections of a file.
    ///
    /// O(bytes), for the checksum.
    ///
    /// - Throws: `SummaryFault` for what is no summary, is of a later version, or was changed.
    init(_ bytes: [UInt8]) throws(SummaryFault) {
        budget = MemoryBudget(fileBytes: bytes.count)
        let head = SummarySections.magic.count + 1
        guard bytes.starts(with: SummarySections.magic), bytes.count >= head else { throw .notASummary }
        let version = bytes[head - 1]
        guard version == SummarySections.version else { throw .otherVersion(Int(version)) }
        let end = bytes.count - SummarySections.checksumLength
        guard end >= head else { throw .cutOff }
        do throws(StoredRunFault) {
            var last = StoredReader(bytes[end...])
            guard try last.eightBytes() == SummarySections.checksum(bytes[..<end]) else { throw .checksum }
            var reader = StoredReader(bytes[head..<end])
            while reader.left > 0 {
                let name = try reader.text()
                guard sections.updateValue(try reader.measured(), forKey: name) == nil else {
                    throw .impossible
                }
            }
        } catch {
            throw error == .checksum ? .checksum : .impossible(section: "the list of sections")
        }
    }

    /// Reads a section that has to be there.
    ///
    /// - Throws: `SummaryFault` where it is not, or holds what no part of a run can hold.
    mutating func read<Value>(
        _ name: String,
        _ make: (inout StoredReader, inout MemoryBudget) throws(StoredRunFault) -> Value
    ) throws(SummaryFault) -> Value {
        guard var reader = sections[name] else { throw .missing(section: name) }
        do throws(StoredRunFault) {
            let value = try make(&reader, &budget)
            guard reader.left == 0 else { throw .impossible }
            return value
        } catch {
            throw .impossible(section: name)
        }
    }

    /// Reads a section that has to be there as one value.
    mutating func read<Value: Storable>(_ name: String) throws(SummaryFault) -> Value {
        try read(name) { (reader, _) throws(StoredRunFault) in try Value(from: &reader) }
    }

    /// Whether there is a section.
    func has(_ name: String) -> Bool { sections[name] != nil }
}
