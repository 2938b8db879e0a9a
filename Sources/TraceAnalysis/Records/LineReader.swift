/// Cuts a stream of bytes into lines, whatever portions the bytes come in.
///
/// Bytes are read into one buffer that is used again and again; a line that the buffer's end cuts is moved
/// to its front and completed. Each line is handed out with a line break and `ByteCursor.padding` readable
/// bytes behind it. Memory: the buffer, which grows to the longest line.
struct LineReader: ~Copyable, Sendable {
    /// Lines longer than this are reported and skipped; nothing that AIPerf writes comes near it.
    ///
    /// A request of a hundred thousand chunks takes 3 MiB. What such a line can hold takes up to nine times its
    /// length in memory.
    static let limitBytes = 16 * 1_048_576

    /// What a line turned out to be.
    enum Line {
        /// The bytes of a line that is not blank, without its line break.
        case bytes(UnsafeRawBufferPointer)
        /// A line that is longer than the limit.
        case tooLong
    }

    /// Owned by this value alone, which cannot be copied.
    nonisolated(unsafe) private var buffer: UnsafeMutableRawBufferPointer
    private let limit: Int
    /// Where the bytes that are not handed out yet begin and end.
    private var start = 0
    private var end = 0
    private var isSkipping = false
    /// How many bytes of a line that is too long are gone already.
    private var dropped = 0

    /// - Parameters:
    ///   - capacity: How many bytes are read at a time.
    ///   - limit: How long a line may be.
    init(capacity: Int, limit: Int = LineReader.limitBytes) {
        self.limit = limit
        buffer = Self.allocate(max(capacity, 16))
    }

    deinit { buffer.deallocate() }

    private static func allocate(_ capacity: Int) -> UnsafeMutableRawBufferPointer {
        .allocate(byteCount: capacity + 1 + ByteCursor.padding, alignment: 64)
    }

    /// How many bytes there is room for.
    var capacity: Int { buffer.count - 1 - ByteCursor.padding }

    /// Reads to the end, or until `body` returns false.
    ///
    /// - Parameters:
    ///   - fill: Puts the next bytes into the buffer it is given; returns how many, 0 at the end.
    ///   - body: Takes a line; called for blank lines too, whose bytes are empty, so that lines can be counted.
    mutating func read<ReadError>(
        fill: (UnsafeMutableRawBufferPointer) throws(ReadError) -> Int,
        _ body: (Line, _ bytesWithBreak: Int) -> Bool
    ) throws(ReadError) {
        while true {
            makeRoom()
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[end..<capacity])
            let count = try fill(room)
            guard count > 0 else { break }
            let fresh = end
            end += count
            guard handOut(searchingFrom: fresh, body) else { return }
        }
        handOutLast(body)
    }

    /// Fills the buffer up to its end with whole lines, to be handed out by `handOutLoaded`.
    ///
    /// What the reader held before is gone. The buffer grows until a line ends in it, as for `read`.
    ///
    /// - Parameters:
    ///   - rest: How the next line begins; takes what the buffer's end cuts.
    ///   - fill: Puts the next bytes into the buffer it is given; returns how many, 0 at the end.
    /// - Returns: whether bytes may follow.
    mutating func load<Failure>(
        after rest: inout [UInt8], fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) -> Bool {
        if rest.count > capacity {
            buffer.deallocate()
            buffer = Self.allocate(rest.count)
        }
        buffer.copyBytes(from: rest)
        (start, end, isSkipping, dropped) = (0, rest.count, false, 0)
        rest = []
        while true {
            makeRoom()
            let fresh = end
            while end < capacity {
                let count = try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[end..<capacity]))
                guard count > 0 else { return false }
                end += count
            }
            // Looked for from the front first: of what is no end of a line that is faster by far.
            guard let base = buffer.baseAddress, memchr(base + fresh, 0x0A, end - fresh) != nil,
                let newline = buffer[fresh..<end].lastIndex(of: 0x0A)
            else { continue }
            rest = Array(buffer[(newline + 1)..<end])
            end = newline + 1
            return true
        }
    }

    /// Hands out the lines that were loaded, as `read` does; the last one too where it has no line break.
    mutating func handOutLoaded(_ body: (Line, _ bytesWithBreak: Int) -> Bool) {
        guard handOut(searchingFrom: start, body) else { return }
        handOutLast(body)
    }

    /// Hands out what stands behind the last line break.
    private mutating func handOutLast(_ body: (Line, Int) -> Bool) {
        guard end > start || isSkipping else { return }
        buffer[end] = 0x0A
        _ = deliver(upTo: end, breakLength: 0, body)
    }

    /// Moves what is left to the front; doubles the buffer when that leaves no room.
    private mutating func makeRoom() {
        guard let base = buffer.baseAddress else { return }
        if start > 0 {
            base.copyMemory(from: base + start, byteCount: end - start)
            end -= start
            start = 0
        }
        if end > limit {
            isSkipping = true
            dropped += end
            end = 0
        }
        guard end == capacity else { return }
        let larger = Self.allocate(capacity * 2)
        larger.baseAddress?.copyMemory(from: base, byteCount: end)
        buffer.deallocate()
        buffer = larger
    }

    /// Hands out every line whose break stands at or behind a place; false when `body` wants no more.
    private mutating func handOut(searchingFrom place: Int, _ body: (Line, Int) -> Bool) -> Bool {
        guard let base = buffer.baseAddress else { return false }
        var place = place
        while place < end, let found = memchr(base + place, 0x0A, end - place) {
            let newline = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            guard deliver(upTo: newline, breakLength: 1, body) else { return false }
            place = newline + 1
        }
        return true
    }

    private mutating func deliver(upTo newline: Int, breakLength: Int, _ body: (Line, Int) -> Bool) -> Bool {
        let line = UnsafeRawBufferPointer(rebasing: buffer[start..<newline])
        let length = dropped + line.count + breakLength
        start = newline + breakLength
        dropped = 0
        if isSkipping || line.count > limit {
            isSkipping = false
            return body(.tooLong, length)
        }
        return body(.bytes(line.isBlank ? UnsafeRawBufferPointer(rebasing: line[..<0]) : line), length)
    }
}

extension UnsafeRawBufferPointer {
    /// Whether there is nothing but blanks, tabs and carriage returns.
    var isBlank: Bool {
        guard let first, first == 0x20 || first == 0x09 || first == 0x0D else { return isEmpty }
        return allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
}

/// Why a line holds no well-formed record.
///
/// The texts never quote a value from the file: it could be a header, a prompt or a response.
public enum LineFault: Error, Sendable, Equatable {
    /// Some byte sequence is not UTF-8.
    case notUTF8
    /// The line does not begin with `{`.
    case notAnObject
    /// A string, an object or an array is still open at the end of the line.
    case truncated
    /// Something stands where the structure allows only what is named.
    case expected(String, column: Int)
    /// None of the four parts of a record is an object.
    case noPartOfARecord
    /// A field that is read holds something else than what is named.
    case wrongType(field: String, expected: String)
    /// The line is longer than the reader's limit.
    case tooLong(limitBytes: Int)

    /// The reason in words, as shown behind the line's number.
    public var reason: String {
        switch self {
        case .notUTF8: "not valid UTF-8"
        case .notAnObject: "not a JSON object"
        case .truncated: "cut off: a string or a bracket is never closed"
        case .expected(let what, let column): "expected \(what) at byte \(column)"
        case .noPartOfARecord: "no object under metadata, metrics, trace_data or error"
        case .wrongType(let field, let expected): "\(field) is not \(expected)"
        case .tooLong(let limit): "longer than \(limit / 1_048_576) MiB"
        }
    }
}

/// A line that was skipped, by number from 1, and why.
public struct MalformedLine: Sendable, Equatable {
    /// The number of the line in the file, from 1, blank lines counted.
    public let number: Int
    /// Why it was skipped.
    public let fault: LineFault
}
