/// A format of compressed files that is read as the file inside it.
public enum Compression: String, Sendable, CaseIterable {
    /// What gzip writes, one member or several behind one another.
    case gzip
    /// What zstd and pzstd write, one frame or several behind one another.
    case zstandard

    /// How many bytes from the beginning tell the formats from everything else.
    static let openingBytes = 4

    /// The format of a file that begins so; nil where it is not compressed in one of these.
    ///
    /// A frame of zstd that holds nothing but a remark, which pzstd begins its files with, is of zstd too.
    init?(opening: some Collection<UInt8>) {
        if opening.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if opening.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstandard
        } else if opening.dropFirst().starts(with: [0x2A, 0x4D, 0x18]), opening.first.map({ $0 >> 4 }) == 5 {
            self = .zstandard
        } else {
            return nil
        }
    }

    /// How the names of such files end.
    var suffix: String {
        switch self {
        case .gzip: ".gz"
        case .zstandard: ".zst"
        }
    }

    /// What is inside a small file, which is the file itself where it is not compressed.
    ///
    /// O(limit), whatever the bytes would become.
    ///
    /// - Parameter limit: The most bytes that are made; what follows is left out.
    /// - Throws: `CompressedFault` where the stream is damaged or cut off.
    public static func decoded(_ bytes: [UInt8], limit: Int) throws(CompressedFault) -> [UInt8] {
        switch Compression(opening: bytes) {
        case .gzip: try decoded(bytes, limit: limit, GzipStream())
        case .zstandard: try decoded(bytes, limit: limit, ZstandardStream())
        case nil: bytes
        }
    }

    private static func decoded<Stream: CompressedStream & ~Copyable>(
        _ bytes: [UInt8], limit: Int, _ stream: consuming Stream
    ) throws(CompressedFault) -> [UInt8] {
        var decoded: [UInt8] = []
        var taken = 0
        while decoded.count < limit {
            let wanted = min(limit - decoded.count, 1 << 16)
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: wanted, alignment: 1)
            defer { room.deallocate() }
            let step = try bytes.withUnsafeBufferPointer { bytes throws(CompressedFault) in
                try stream.decode(
                    UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[taken...])), into: room)
            }
            taken += step.taken
            decoded.append(contentsOf: room[..<step.made])
            guard step.made > 0 || step.taken > 0 else { break }
        }
        guard decoded.count == limit || stream.isComplete else { throw CompressedFault(.cutOff, at: taken) }
        return decoded
    }
}
