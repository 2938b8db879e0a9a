/// A compressed stream that is decoded portion by portion, in memory that does not depend on its length.
///
/// The two that there are hold the state of a library written in C: it is made, asked and given back in their files
/// and nowhere else.
protocol CompressedStream: ~Copyable, Sendable {
    /// Which format it is.
    static var compression: Compression { get }

    /// Whether the stream may end with the bytes that were taken in.
    var isComplete: Bool { get }

    /// Decodes some bytes, as far as there is room.
    ///
    /// - Parameters:
    ///   - bytes: What follows in the stream; none where only what was held back is wanted.
    ///   - room: Where decoded bytes go, at least one.
    /// - Returns: how many bytes were taken in and how many were made. Where both are 0, more bytes are needed.
    /// - Throws: `CompressedFault`, its place counted from the first of `bytes`.
    mutating func decode(
        _ bytes: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
    ) throws(CompressedFault) -> (taken: Int, made: Int)
}

/// Why a compressed stream cannot be read to its end, and where.
public struct CompressedFault: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Kind: Sendable, Equatable {
        /// The file ends before the stream does.
        case cutOff
        /// Something stands there that the format does not allow; in the words of zlib or zstd.
        case damaged(String)
        /// It was compressed with a dictionary, which is not in the file.
        case needsDictionary
        /// It asks for more memory than is given to a stream, in bytes.
        case windowTooLarge(limit: Int)
        /// There is no memory to decode with.
        case tooLittleMemory
    }

    /// What is wrong.
    public let kind: Kind
    /// How many bytes of the file were taken in before that was seen.
    public internal(set) var place: Int

    init(_ kind: Kind, at place: Int) {
        self.kind = kind
        self.place = place
    }
}
