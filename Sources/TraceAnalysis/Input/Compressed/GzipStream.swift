import CCompression

/// The members of a gzip file, one behind the other, decoded by zlib; each is held to its checksum and its length.
///
/// Zeros behind the last member are passed, as tapes and disks pad with them; anything else there is damage.
/// Takes 40 KB.
struct GzipStream: CompressedStream, ~Copyable {
    static let compression = Compression.gzip

    /// Owned by this value alone, which cannot be copied; zlib wants it to stay where it is.
    nonisolated(unsafe) private let state: UnsafeMutablePointer<z_stream>
    /// Whether a member has ended and none has begun since.
    private(set) var isComplete = false
    private var isPadding = false

    /// A stream at its beginning.
    ///
    /// - Throws: `CompressedFault` when there is no memory for it.
    init() throws(CompressedFault) {
        state = .allocate(capacity: 1)
        state.initialize(to: z_stream())
        // 15 bits of window are the most there are; 16 more ask for gzip and nothing else.
        let status = inflateInit2_(state, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            state.deallocate()
            throw CompressedFault(.tooLittleMemory, at: 0)
        }
    }

    deinit {
        inflateEnd(state)
        state.deallocate()
    }

    mutating func decode(
        _ bytes: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
    ) throws(CompressedFault) -> (taken: Int, made: Int) {
        if isComplete {
            guard let first = bytes.first else { return (0, 0) }
            isPadding = isPadding || first == 0
            if isPadding {
                guard let other = bytes.firstIndex(where: { $0 != 0 }) else { return (bytes.count, 0) }
                throw CompressedFault(.damaged("zeros and then something else behind the end"), at: other)
            }
            isComplete = false
            inflateReset(state)
        }
        let given = min(bytes.count, Int(uInt.max))
        let free = min(room.count, Int(uInt.max))
        state.pointee.next_in = UnsafeMutablePointer(
            mutating: bytes.baseAddress?.assumingMemoryBound(to: Bytef.self))
        state.pointee.avail_in = uInt(given)
        state.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: Bytef.self)
        state.pointee.avail_out = uInt(free)
        let status = inflate(state, Z_NO_FLUSH)
        let taken = given - Int(state.pointee.avail_in)
        switch status {
        case Z_STREAM_END: isComplete = true
        // Z_BUF_ERROR: nothing to take in, or no room; the next call has some.
        case Z_OK, Z_BUF_ERROR: break
        case Z_MEM_ERROR: throw CompressedFault(.tooLittleMemory, at: taken)
        default:
            let words = state.pointee.msg.map { String(cString: $0) }
            throw CompressedFault(.damaged(words ?? "zlib's status \(status)"), at: taken)
        }
        return (taken, free - Int(state.pointee.avail_out))
    }
}
