import SystemPackage
import TraceAnalysis

/// The right to change an archive, which one process has at a time.
///
/// The system takes it back from a process that ends, in whatever way.
struct ArchiveLock {
    /// The file that is locked.
    static let fileName = ".lock"

    private let file: FileDescriptor

    /// Waits for the right to change an archive, and has it while something is done.
    ///
    /// - Throws: `ArchiveError` when there is no way to have it, and what `body` throws.
    static func changing<Result>(
        _ directory: FilePath, _ body: () throws -> Result
    ) throws -> Result {
        let lock: ArchiveLock
        do throws(Errno) {
            lock = try ArchiveLock(
                directory, .readWrite, options: [.create],
                permissions: [.ownerReadWrite, .groupRead, .otherRead], LOCK_EX)
        } catch {
            throw ArchiveError.notLocked(directory.string, reason: "\(error)")
        }
        defer { try? lock.file.close() }
        return try body()
    }

    /// Waits until nobody changes an archive, and holds changes off while it is read.
    ///
    /// An archive that may not be locked, as on a read-only disk, is read all the same.
    static func reading<Result>(
        _ directory: FilePath, _ body: () throws -> Result
    ) throws -> Result {
        let lock = try? ArchiveLock(directory, .readOnly, LOCK_SH)
        defer { try? lock?.file.close() }
        return try body()
    }

    private init(
        _ directory: FilePath, _ mode: FileDescriptor.AccessMode, options: FileDescriptor.OpenOptions = [],
        permissions: FilePermissions? = nil, _ kind: CInt
    ) throws(Errno) {
        do {
            file = try FileDescriptor.open(
                directory.appending(Self.fileName), mode, options: options, permissions: permissions)
        } catch {
            throw (error as? Errno) ?? .ioError
        }
        while flock(file.rawValue, kind) != 0 {
            let error = Errno(rawValue: errno)
            guard error == .interrupted else {
                try? file.close()
                throw error
            }
        }
    }
}
