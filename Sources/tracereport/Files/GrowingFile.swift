import SystemPackage
import TraceAnalysis

/// A file that is written piece by piece and appears whole or not at all.
///
/// Until it is finished it has no name, where the system knows such files, so that whatever ends the process leaves
/// nothing behind; elsewhere it has a temporary name. What is no file, such as `/dev/stdout` or a named pipe, is
/// written to as the pieces come.
struct GrowingFile: ~Copyable {
    private let path: String
    private let place: OutputPlace
    private let temporary: FilePath
    private let file: FileDescriptor
    /// Whether the temporary name is taken.
    private let isNamed: Bool
    /// The folders that were made for it; while nothing is in them, they go with it.
    private let folders: [FilePath]

    /// Opens a file, and makes the folders it lies in.
    ///
    /// - Throws: `FileError` when nothing can be written there.
    init(_ path: String) throws(FileError) {
        let place = OutputPlace(path)
        let temporary = FilePath(place.path.string + ".partial-\(getpid())")
        var folders: [FilePath] = []
        guard place.kind != .folder else { throw .unwritable(path, reason: "\(Errno.isDirectory)") }
        if place.kind == .nothing {
            try OutputFiles.makeFolder(place.path.removingLastComponent(), &folders)
        }
        let opened = try Self.opened(place, temporary, shownAs: path)
        self.path = path
        self.place = place
        self.temporary = temporary
        self.folders = folders
        file = opened.file
        isNamed = opened.isNamed
    }

    deinit {
        try? file.close()
        if place.kind != .stream { _ = temporary.withPlatformString { unlink($0) } }
        for folder in folders.reversed() { _ = folder.withPlatformString { rmdir($0) } }
    }

    /// Writes what follows.
    ///
    /// - Throws: `FileError` when it cannot be written.
    func write(_ bytes: [UInt8]) throws(FileError) {
        do {
            _ = try file.writeAll(bytes)
        } catch Errno.brokenPipe {
            Interruption.endsAtClosedPipe()
        } catch {
            throw .unwritable(path, reason: "\(error)")
        }
    }

    /// Gives the file its name; one of that name is replaced.
    ///
    /// - Throws: `FileError` when that cannot be done.
    consuming func finish() throws(FileError) {
        guard place.kind != .stream else { return }
        try Interruption.held { () throws(FileError) in
            if !isNamed {
                let status = "/proc/self/fd/\(file.rawValue)".withCString { source in
                    temporary.withPlatformString {
                        unlink($0)
                        return linkat(AT_FDCWD, source, AT_FDCWD, $0, AT_SYMLINK_FOLLOW)
                    }
                }
                guard status == 0 else { throw .unwritable(path, reason: "\(Errno(rawValue: errno))") }
            }
            try Disk.rename(temporary, to: place.path)
        }
    }

    private static func opened(
        _ place: OutputPlace, _ temporary: FilePath, shownAs path: String
    ) throws(FileError) -> (file: FileDescriptor, isNamed: Bool) {
        let permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
        do {
            if place.kind == .stream { return (try FileDescriptor.open(place.path, .writeOnly), false) }
            if let file = nameless(in: place.path.removingLastComponent(), permissions) {
                return (file, false)
            }
            return (
                try FileDescriptor.open(
                    temporary, .writeOnly, options: [.create, .truncate], permissions: permissions), true
            )
        } catch {
            throw .unwritable(path, reason: "\(error)")
        }
    }

    /// A file without a name in a folder; nil where the system or the file system has no such files.
    private static func nameless(in folder: FilePath, _ permissions: FilePermissions) -> FileDescriptor? {
        #if os(Linux)
            // Swift's Glibc does not list O_TMPFILE, and without /proc it could not be given a name.
            let temporaryFile = FileDescriptor.OpenOptions(rawValue: 0o20_000_000 | O_DIRECTORY)
            guard OutputPlace("/proc/self/fd").kind == .folder else { return nil }
            return try? FileDescriptor.open(
                folder.isEmpty ? "." : folder, .writeOnly, options: temporaryFile, permissions: permissions)
        #else
            return nil
        #endif
    }
}
