#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif
import FoundationEssentials
import SystemPackage
import TraceAnalysis

/// Files that appear together: each is written whole under a temporary name, then all are renamed.
///
/// A failure before the first rename leaves nothing behind, neither final nor temporary.
struct OutputFiles {
    private var files: [(path: String, bytes: [UInt8])] = []

    /// Adds a file to be written.
    mutating func add(_ path: String, _ bytes: [UInt8]) {
        files.append((path, bytes))
    }

    /// Writes all files, making the folders they lie in.
    ///
    /// - Throws: `CommandFailure` with status 73 when a folder or a file cannot be made.
    func write() throws(CommandFailure) {
        var staged: [(temporary: FilePath, final: FilePath)] = []
        do throws(CommandFailure) {
            for file in files {
                try Self.makeFolder(of: file.path)
                let final = FilePath(file.path)
                let temporary = FilePath(file.path + ".partial-\(getpid())")
                staged.append((temporary, final))
                try Self.write(file.bytes, to: temporary, shownAs: file.path)
            }
            for (temporary, final) in staged { try Self.rename(temporary, to: final) }
        } catch {
            for (temporary, _) in staged { _ = temporary.withPlatformString { unlink($0) } }
            throw error
        }
    }

    private static func makeFolder(of path: String) throws(CommandFailure) {
        let folder = FilePath(path).removingLastComponent()
        guard !folder.isEmpty else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder.string, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                status: .cannotCreate,
                message: "cannot make the folder \(folder.string.visible): \(reason(errno))")
        }
    }

    private static func write(_ bytes: [UInt8], to path: FilePath, shownAs name: String) throws(CommandFailure) {
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupRead, .otherRead])
            try file.closeAfter { _ = try file.writeAll(bytes) }
        } catch {
            throw CommandFailure(
                status: .cannotCreate, message: "cannot write \(name.visible): \(error)")
        }
    }

    private static func rename(_ from: FilePath, to: FilePath) throws(CommandFailure) {
        let status = from.withPlatformString { source in
            to.withPlatformString { target in
                #if canImport(Glibc)
                    Glibc.rename(source, target)
                #elseif canImport(Musl)
                    Musl.rename(source, target)
                #else
                    Darwin.rename(source, target)
                #endif
            }
        }
        guard status == 0 else {
            throw CommandFailure(
                status: .cannotCreate,
                message: "cannot write \(to.string.visible): \(reason(errno))")
        }
    }

    private static func reason(_ number: Int32) -> String { String(describing: Errno(rawValue: number)) }
}
