import SystemPackage
import TraceAnalysis

/// Files that appear together: each is written whole under a temporary name, then all are renamed.
///
/// A failure before the first rename leaves nothing behind, no file, no temporary one and no folder. What is
/// no file, such as `/dev/stdout` or a named pipe, is written to as it stands, last of all.
struct OutputFiles {
    private var files: [(path: String, bytes: [UInt8])] = []

    /// Adds a file to be written.
    mutating func add(_ path: String, _ bytes: [UInt8]) {
        files.append((path, bytes))
    }

    /// Adds files that are named by their place in a folder.
    mutating func add(_ files: [(name: String, bytes: [UInt8])], in folder: String) {
        for (name, bytes) in files { add(folder.pathOf(name), bytes) }
    }

    /// Writes a text to a file, whole or not at all, or to standard output where no file is named.
    ///
    /// - Throws: `FileError` when it cannot be written.
    static func write(_ text: String, to file: String?) throws(FileError) {
        guard let file else { return try Terminal.print(text) }
        var files = OutputFiles()
        files.add(file, Array(text.utf8))
        try files.write()
    }

    /// Writes all files, making the folders they lie in.
    ///
    /// - Throws: `FileError` when a folder or a file cannot be made.
    func write() throws(FileError) {
        let streams = files.filter { OutputPlace($0.path).kind == .stream }
        try Interruption.held { () throws(FileError) in try writeFiles() }
        for stream in streams {
            try Self.write(stream.bytes, to: OutputPlace(stream.path).path, options: [], shownAs: stream.path)
        }
    }

    private func writeFiles() throws(FileError) {
        var staged: [(temporary: FilePath, final: FilePath)] = []
        var folders: [FilePath] = []
        do throws(FileError) {
            for file in files {
                let place = OutputPlace(file.path)
                guard place.kind != .stream else { continue }
                guard place.kind != .folder else {
                    throw .unwritable(file.path, reason: "\(Errno.isDirectory)")
                }
                try Self.makeFolder(place.path.removingLastComponent(), &folders)
                let temporary = FilePath(place.path.string + ".partial-\(getpid())")
                staged.append((temporary, place.path))
                try Self.write(file.bytes, to: temporary, options: [.create, .truncate], shownAs: file.path)
            }
            for (temporary, final) in staged { try Disk.rename(temporary, to: final) }
        } catch {
            for (temporary, _) in staged { _ = temporary.withPlatformString { unlink($0) } }
            // A folder that is not empty stays, so one that holds a finished file does.
            for folder in folders.reversed() { _ = folder.withPlatformString { rmdir($0) } }
            throw error
        }
    }

    /// Makes a folder and those it lies in, as far as they are missing; adds what it made to `made`.
    static func makeFolder(_ folder: FilePath, _ made: inout [FilePath]) throws(FileError) {
        guard !folder.isEmpty, OutputPlace(folder.string).kind != .folder else { return }
        let parent = folder.removingLastComponent()
        if parent != folder { try makeFolder(parent, &made) }
        let status = folder.withPlatformString { mkdir($0, 0o777) }
        let error = Errno(rawValue: errno)
        guard status != 0 else {
            made.append(folder)
            return
        }
        // Somebody else may have made it in between.
        guard OutputPlace(folder.string).kind != .folder else { return }
        let reason = error == .fileExists ? Errno.notDirectory : error
        throw .folderNotMade(folder.string, reason: "\(reason)")
    }

    private static func write(
        _ bytes: [UInt8], to path: FilePath, options: FileDescriptor.OpenOptions, shownAs name: String
    ) throws(FileError) {
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: options, permissions: [.ownerReadWrite, .groupRead, .otherRead])
            try file.closeAfter { _ = try file.writeAll(bytes) }
        } catch Errno.brokenPipe {
            Interruption.endsAtClosedPipe()
        } catch {
            throw .unwritable(name, reason: "\(error)")
        }
    }
}

extension String {
    /// The path of a file in the folder that this text names, with or without a slash at its end.
    func pathOf(_ name: String) -> String { hasSuffix("/") ? self + name : "\(self)/\(name)" }
}
