import FoundationEssentials
import SystemPackage
import TraceAnalysis

/// Why a file or folder cannot be read, written or made.
///
/// Reasons are the system's own words: "No such file or directory".
enum FileError: Error, Equatable {
    /// A file cannot be read.
    case unreadable(String, reason: String)
    /// A folder cannot be listed.
    case unreadableFolder(String, reason: String)
    /// A file is longer than what is read of such files, in bytes.
    case tooLong(String, limit: Int)
    /// A file cannot be written.
    case unwritable(String, reason: String)
    /// A folder cannot be made.
    case folderNotMade(String, reason: String?)
    /// Standard output cannot be written to.
    case standardOutput(reason: String)
}

/// Makes, writes and renames files so that a step counts as done only when it is on the disk, as archives need it.
enum Disk {
    /// Makes a folder; one that is there is as good.
    static func makeFolder(_ path: FilePath) throws(FileError) {
        let status = path.withPlatformString { mkdir($0, 0o777) }
        let error = Errno(rawValue: errno)
        guard status != 0, OutputPlace(path.string).kind != .folder else { return }
        throw .folderNotMade(path.string, reason: "\(error)")
    }

    /// Writes a new file and waits until its bytes are on the disk.
    static func write(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
            try file.closeAfter {
                _ = try file.writeAll(bytes)
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch {
            throw .unwritable(path.string, reason: "\(error)")
        }
    }

    /// Waits until the names in a folder are on the disk; a file system that cannot is none the worse.
    static func sync(_ folder: FilePath) {
        guard let file = try? FileDescriptor.open(folder, .readOnly, options: .directory) else { return }
        _ = fsync(file.rawValue)
        try? file.close()
    }

    /// Gives a file or folder another name; a file of that name is replaced.
    static func rename(_ from: FilePath, to: FilePath) throws(FileError) {
        let status = from.withPlatformString { source in
            to.withPlatformString { target in
                renameat(AT_FDCWD, source, AT_FDCWD, target)
            }
        }
        let error = Errno(rawValue: errno)
        guard status == 0 else { throw .unwritable(to.string, reason: "\(error)") }
    }

    /// Lets two folders change places, in one step that is done or not.
    ///
    /// - Returns: false where the system or the file system does not know how.
    static func exchange(_ one: FilePath, _ other: FilePath) -> Bool {
        #if os(Linux)
            // Swift's Glibc does not list renameat2, which is there since glibc 2.28.
            typealias Exchange =
                @convention(c) (
                    CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt
                ) -> CInt
            guard let symbol = dlsym(nil, "renameat2") else { return false }
            let renameat2 = unsafeBitCast(symbol, to: Exchange.self)
            let exchange: CUnsignedInt = 2
            return one.withPlatformString { one in
                other.withPlatformString { renameat2(AT_FDCWD, one, AT_FDCWD, $0, exchange) == 0 }
            }
        #else
            return false
        #endif
    }

    /// Removes a file, or a folder with all that is in it, if it is there.
    ///
    /// What cannot be removed stays; the next call tries again.
    static func remove(_ path: FilePath) {
        try? FileManager.default.removeItem(atPath: path.string)
    }

    /// Whether two paths lead to the same file or folder.
    static func isSame(_ one: FilePath, _ other: FilePath) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(one.string, &first) == 0, stat(other.string, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// The names in a folder, in order; empty when it cannot be read.
    static func names(in folder: FilePath) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []).sorted()
    }
}

/// Where a path leads, and what stands there before anything is written.
struct OutputPlace: Equatable {
    /// What stands at a path.
    enum Kind: Equatable {
        /// Nothing.
        case nothing
        /// A file, which can be replaced by another.
        case file
        /// A folder.
        case folder
        /// A device, a pipe or a socket: it must never be replaced, only written to.
        case stream
    }

    /// The path behind all symbolic links, so that the link stays and its target is replaced.
    let path: FilePath
    /// What stands there.
    let kind: Kind

    /// Whether a file is there.
    static func isFile(_ path: FilePath) -> Bool {
        var status = stat()
        return stat(path.string, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Follows a path.
    ///
    /// A link that leads nowhere stands for itself.
    init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            self.path = FilePath(path)
            kind = .nothing
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        default: kind = .stream
        }
        guard kind == .file, let resolved = realpath(path, nil) else {
            self.path = FilePath(path)
            return
        }
        self.path = FilePath(platformString: resolved)
        free(resolved)
    }
}
