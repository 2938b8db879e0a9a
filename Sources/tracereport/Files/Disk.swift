import CLibrary
import FoundationEssentials
import SystemPackage
import TraceAnalysis

/// What an archive asks of the file system beyond reading: nothing is done until it is on the disk.
enum Disk {
    /// Makes a folder; one that is there is as good.
    static func makeFolder(_ path: FilePath) throws(CommandFailure) {
        let status = path.withPlatformString { mkdir($0, 0o777) }
        let error = Errno(rawValue: errno)
        guard status != 0, OutputPlace(path.string).kind != .folder else { return }
        throw failure("cannot make the folder", path, error)
    }

    /// Writes a new file and waits until its bytes are on the disk.
    static func write(_ bytes: [UInt8], to path: FilePath) throws(CommandFailure) {
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
            try file.closeAfter {
                _ = try file.writeAll(bytes)
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch {
            throw failure("cannot write", path, error)
        }
    }

    /// Waits until the names in a folder are on the disk; a file system that cannot is none the worse.
    static func sync(_ folder: FilePath) {
        guard let file = try? FileDescriptor.open(folder, .readOnly, options: .directory) else { return }
        _ = fsync(file.rawValue)
        try? file.close()
    }

    /// Gives a file or folder another name; a file of that name is replaced.
    static func rename(_ from: FilePath, to: FilePath) throws(CommandFailure) {
        let status = from.withPlatformString { source in
            to.withPlatformString { target in
                CLibrary.rename(source, target)
            }
        }
        let error = Errno(rawValue: errno)
        guard status == 0 else { throw failure("cannot write", to, error) }
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

    /// The names in a folder, in order; empty when it cannot be read.
    static func names(in folder: FilePath) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []).sorted()
    }

    private static func failure(_ what: String, _ path: FilePath, _ reason: any Error) -> CommandFailure {
        CommandFailure(status: .cannotCreate, message: "\(what) \(path.string.visible): \(reason)")
    }
}
