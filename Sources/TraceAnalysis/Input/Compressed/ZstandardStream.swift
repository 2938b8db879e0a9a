import CCompression

/// The frames of a zstd file, one behind the other, decoded by libzstd; those without data are passed.
///
/// A frame that carries a checksum is held to it; the command line tool writes one, some libraries don't. Takes
/// what the frame's window asks for, at most `windowLimit`, and half a megabyte.
struct ZstandardStream: CompressedStream, ~Copyable {
    static let compression = Compression.zstandard

    /// The largest window: what zstd itself allows unless told otherwise, and its highest levels use.
    static let windowLimit = 1 << windowBits
    private static let windowBits: Int32 = 27

    /// Owned by this value alone, which cannot be copied.
    nonisolated(unsafe) private let state: OpaquePointer
    /// Whether a frame has ended and none has begun since.
    private(set) var isComplete = false
    /// Whether decoded bytes may wait for room.
    private var holdsBack = false

    /// A stream at its beginning.
    ///
    /// - Throws: `CompressedFault` when there is no memory for it.
    init() throws(CompressedFault) {
        guard let state = ZSTD_createDStream() else { throw CompressedFault(.tooLittleMemory, at: 0) }
        self.state = state
        ZSTD_DCtx_setParameter(state, ZSTD_d_windowLogMax, Self.windowBits)
    }

    deinit { ZSTD_freeDStream(state) }

    mutating func decode(
        _ bytes: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
    ) throws(CompressedFault) -> (taken: Int, made: Int) {
        // Asked without bytes behind the end of a frame, the library would wait for another.
        guard !bytes.isEmpty || holdsBack else { return (0, 0) }
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        var output = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
        let left = ZSTD_decompressStream(state, &output, &input)
        guard ZSTD_isError(left) == 0 else {
            throw CompressedFault(Self.kind(of: left), at: input.pos)
        }
        isComplete = left == 0
        holdsBack = !isComplete && output.pos == output.size
        return (input.pos, output.pos)
    }

    private static func kind(of result: Int) -> CompressedFault.Kind {
        switch ZSTD_getErrorCode(result) {
        case ZSTD_error_frameParameter_windowTooLarge: .windowTooLarge(limit: windowLimit)
        case ZSTD_error_dictionary_wrong: .needsDictionary
        case ZSTD_error_memory_allocation: .tooLittleMemory
        default: .damaged(String(cString: ZSTD_getErrorName(result)))
        }
    }
}
