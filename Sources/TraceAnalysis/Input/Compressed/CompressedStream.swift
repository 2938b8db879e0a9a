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
