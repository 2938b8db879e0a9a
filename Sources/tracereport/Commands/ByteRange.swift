import ArgumentParser
import SystemPackage

/// Bytes of a file: from one, which is in it, to another, which is not.
struct ByteRange: ExpressibleByArgument, Sendable {
    /// The bytes.
    let bytes: Range<Int>

    /// - Returns: nil for what is no range.
    init?(argument: String) {
        let ends = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard ends.count == 2, argument != ":" else { return nil }
        let first = ends[0].isEmpty ? 0 : Int(ends[0])
        let last = ends[1].isEmpty ? Int.max : Int(ends[1])
        guard let first, let last, first >= 0, first <= last else { return nil }
        bytes = first..<last
    }

    /// From where the first line begins that begins in the range, to where the first one behind it does.
    func lines(of path: String) throws -> Range<Int> {
        do {
            let file = try FileDescriptor.open(FilePath(path), .readOnly)
            return try file.closeAfter {
                let size = Int(try file.seek(offset: 0, from: .end))
                let first = try file.line(at: min(bytes.lowerBound, size), size: size)
                return try first..<max(first, file.line(at: min(bytes.upperBound, size), size: size))
            }
        } catch {
            throw FileError.unreadable(path, reason: "\(error)")
        }
    }
}

extension FileDescriptor {
    /// Where the first line begins that does not begin before a place.
    fileprivate func line(at place: Int, size: Int) throws -> Int {
        guard place > 0 else { return 0 }
        var reached = place - 1
        while reached < size {
            let portion = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { room, count in
                count = try read(
                    fromAbsoluteOffset: Int64(reached), into: UnsafeMutableRawBufferPointer(room))
            }
            if let end = portion.firstIndex(of: 0x0A) { return reached + end + 1 }
            guard !portion.isEmpty else { break }
            reached += portion.count
        }
        return size
    }
}
