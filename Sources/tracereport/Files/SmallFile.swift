import FoundationEssentials
import SystemPackage

/// Files that are read whole because they are small: templates, stylesheets, logos.
enum SmallFile {
    /// The bytes of a file.
    ///
    /// - Parameter limit: The most bytes it may have; a longer one is read no further.
    /// - Throws: `FileError` when it cannot be read or is too long.
    static func bytes(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let bytes: [UInt8]
        do {
            let file = try FileDescriptor.open(FilePath(path), .readOnly)
            bytes = try file.closeAfter { try file.bytes(atMost: limit + 1) }
        } catch {
            throw .unreadable(path, reason: "\(error)")
        }
        guard bytes.count <= limit else { throw .tooLong(path, limit: limit) }
        return bytes
    }

    /// The names of the files in a folder, hidden ones left out, in order.
    ///
    /// - Throws: `FileError` when there is no such folder or it cannot be read.
    static func names(in folder: String) throws(FileError) -> [String] {
        do {
            // Opening it says why it cannot be read; listing it does not.
            try FileDescriptor.open(FilePath(folder), .readOnly, options: .directory).close()
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw .unreadableFolder(folder, reason: "\(error)")
        }
    }
}

extension FileDescriptor {
    /// What is left to read, up to a limit.
    fileprivate func bytes(atMost limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let wanted = min(65_536, limit - bytes.count)
            let part = try [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
                count = try read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            if part.isEmpty { break }
            bytes += part
        }
        return bytes
    }
}
