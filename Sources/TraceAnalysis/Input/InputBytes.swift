import SystemPackage

/// The bytes of a run as they lie in its file or come from a pipe.
struct InputBytes: Sendable {
    /// What they are read from.
    let file: FileDescriptor
    /// How many bytes the file had when it was opened, where that is known.
    ///
    /// Nothing behind them is read: a file that grows as fast as it is read would have no end.
    let size: Int?
    /// Is told of bytes as they are read, by any thread.
    let progress: @Sendable (Int) -> Void
    /// Is shown all bytes in their order.
    let observe: (@Sendable (UnsafeRawBufferPointer) -> Void)?
    /// The first bytes, which were read to find out what the file is.
    let opening: [UInt8]

    /// What the bytes are compressed with; nil where they are read as they are.
    var compression: Compression? { Compression(opening: opening) }

    /// Reads the first few bytes.
    init(
        _ file: FileDescriptor, size: Int?, progress: @escaping @Sendable (Int) -> Void,
        observe: (@Sendable (UnsafeRawBufferPointer) -> Void)?
    ) throws(Errno) {
        self.file = file
        self.size = size
        self.progress = progress
        self.observe = observe
        var opening: [UInt8] = []
        do {
            while opening.count < Compression.openingBytes {
                let part = try [UInt8](unsafeUninitializedCapacity: Compression.openingBytes) { room, count in
                    let room = UnsafeMutableRawBufferPointer(room)
                    count = try file.read(
                        into: .init(rebasing: room[..<(Compression.openingBytes - opening.count)]))
                }
                if part.isEmpty { break }
                opening += part
            }
        } catch {
            throw error as? Errno ?? .ioError
        }
        self.opening = opening
    }

    /// Reads what follows, or at any place of a file that can be read so.
    ///
    /// - Parameters:
    ///   - room: Where the bytes go.
    ///   - place: How many bytes lie before them. Unless the file is seekable those were read before by this.
    /// - Returns: how many bytes there are, 0 at the end.
    func read(
        into room: UnsafeMutableRawBufferPointer, at place: Int, seekable: Bool = false
    ) throws(Errno) -> Int {
        let left = size.map { max($0 - place, 0) } ?? room.count
        let room = UnsafeMutableRawBufferPointer(rebasing: room[..<min(room.count, left)])
        let known = seekable ? [] : opening.dropFirst(place).prefix(room.count)
        room.copyBytes(from: known)
        let rest = UnsafeMutableRawBufferPointer(rebasing: room[known.count...])
        guard !rest.isEmpty else { return tell(of: room, known.count) }
        do {
            let count =
                try seekable
                ? file.read(fromAbsoluteOffset: Int64(place), into: rest) : file.read(into: rest)
            return tell(of: room, known.count + count)
        } catch {
            throw error as? Errno ?? .ioError
        }
    }

    private func tell(of room: UnsafeMutableRawBufferPointer, _ count: Int) -> Int {
        progress(count)
        observe?(UnsafeRawBufferPointer(rebasing: room[..<count]))
        return count
    }
}
