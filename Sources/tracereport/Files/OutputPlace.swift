import CLibrary
import SystemPackage

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
