import SystemPackage

/// The decoded bytes of a compressed file, in their order.
///
/// Memory: a portion of the file, and what the stream takes.
struct CompressedSource<Stream: CompressedStream & ~Copyable>: ~Copyable, Sendable {
    private let bytes: InputBytes
    private var stream: Stream
    /// What was read and is not decoded yet lies from `start` to `end`.
    private var portion = [UInt8](repeating: 0, count: 1 << 17)
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    /// How many bytes of the file were read.
    private(set) var bytesRead = 0
    /// How the decoded bytes begin, to tell what they are if they hold no record.
    private(set) var opening: [UInt8] = []

    /// The bytes from the first one on.
    init(_ bytes: InputBytes, _ stream: consuming Stream) {
        self.bytes = bytes
        self.stream = stream
    }

    /// Decodes what follows.
    ///
    /// - Returns: how many bytes there are in the room, 0 at the end.
    /// - Throws: `CompressedFault` where the stream is damaged or cut off, `Errno` where the file cannot be read.
    mutating func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            if start == end, !isAtEnd { try readPortion() }
            let step = try decode(into: room)
            start += step.taken
            if step.made > 0 {
                let missing = ForeignFormat.openingBytes - opening.count
                if missing > 0 { opening += room.prefix(min(missing, step.made)) }
                return step.made
            }
            guard start == end else {
                guard step.taken > 0 else { throw CompressedFault(.damaged("no progress"), at: place) }
                continue
            }
            guard isAtEnd else { continue }
            guard stream.isComplete else { throw CompressedFault(.cutOff, at: place) }
            return 0
        }
    }

    /// How many bytes of the file were decoded.
    private var place: Int { bytesRead - (end - start) }

    private mutating func readPortion() throws(Errno) {
        start = 0
        end = 0
        let place = bytesRead
        end = try portion.withUnsafeMutableBufferPointer { room throws(Errno) in
            try bytes.read(into: UnsafeMutableRawBufferPointer(room), at: place)
        }
        bytesRead += end
        isAtEnd = end == 0
    }

    private mutating func decode(
        into room: UnsafeMutableRawBufferPointer
    ) throws(CompressedFault) -> (taken: Int, made: Int) {
        do throws(CompressedFault) {
            return try portion.withUnsafeBufferPointer { portion throws(CompressedFault) in
                try stream.decode(
                    UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: portion[start..<end])), into: room)
            }
        } catch {
            throw CompressedFault(error.kind, at: place + error.place)
        }
    }
}
