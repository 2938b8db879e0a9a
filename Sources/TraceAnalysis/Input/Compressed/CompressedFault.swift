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
