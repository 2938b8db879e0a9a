import FoundationEssentials
import SystemPackage
import TraceAnalysis

/// A directory of runs: a folder each, and an index over them.
///
/// Whatever changes it first writes under a name that begins with `.tmp-`, waits until that is on the disk,
/// and then renames; one process at a time does so. So at any moment every listed run is there and whole. What
/// a process that was killed left behind, the next one takes away.
struct RunArchive: Sendable {
    /// A run that is there and whole, by what its manifest says.
    struct Entry: Sendable {
        /// Its folder.
        let run: ArchivedRun
        /// What it says.
        let manifest: Manifest
    }

    /// How the name of everything begins that is not finished.
    static let temporaryPrefix = ".tmp-"

    /// Where the archive is.
    let directory: FilePath

    /// The archive in a directory, which need not be there yet.
    init(_ path: String) {
        directory = FilePath(path)
    }

    /// An archive that is there.
    ///
    /// - Throws: `CommandFailure` with status 66 when the directory cannot be read or is no archive.
    init(existing path: String) throws(CommandFailure) {
        self.init(path)
        let names = try SmallFile.names(in: path)
        guard names.contains(ArchiveIndex.fileName) || !runs.isEmpty else {
            throw CommandFailure(
                status: .noInput,
                message: "\(path.visible) is no archive: expected \(ArchiveIndex.fileName) in it")
        }
    }

    /// Whether there is a directory at all.
    var exists: Bool { OutputPlace(directory.string).kind == .folder }

    /// Makes the directory, and those it lies in.
    func make() throws(CommandFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: directory.string, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                status: .cannotCreate, message: "cannot make the folder \(directory.string.visible)")
        }
    }

    /// The folders that can be runs, whole or not, by name.
    var runs: [ArchivedRun] {
        Disk.names(in: directory).filter(RunFolderName.isPossible).map {
            ArchivedRun(path: directory.appending($0))
        }
        .filter { OutputPlace($0.path.string).kind == .folder }
    }

    /// The runs that are whole, and the names of folders that are not.
    ///
    /// Of two folders with the same input, as a killed process may leave, the listed one counts.
    func survey() -> (entries: [Entry], damaged: [ArchivedRun], superseded: [ArchivedRun]) {
        var entries: [Entry] = []
        var damaged: [ArchivedRun] = []
        for run in runs {
            if let manifest = run.manifest, run.isWhole(by: manifest) {
                entries.append(Entry(run: run, manifest: manifest))
            } else {
                damaged.append(run)
            }
        }
        let listed = Set((listedIndex?.runs ?? []).map(\.folder))
        let groups = Dictionary(grouping: entries) { $0.manifest.input.sha256 }
        let losers = groups.values.flatMap { group -> ArraySlice<Entry> in
            group.sorted { listed.contains($0.run.name) && !listed.contains($1.run.name) }.dropFirst()
        }
        let names = Set(losers.map(\.run.name))
        return (entries.filter { !names.contains($0.run.name) }, damaged, losers.map(\.run))
    }

    /// The index as it stands; nil when it is missing or damaged.
    var listedIndex: ArchiveIndex? { bytes(of: ArchiveIndex.fileName).flatMap { ArchiveIndex(bytes: $0) } }

    /// The bytes of a file of the archive itself; nil when there are none.
    func bytes(of name: String) -> [UInt8]? {
        try? SmallFile.bytes(directory.appending(name).string, limit: 1 << 28)
    }
}
