import FoundationEssentials
import SystemPackage
import TraceAnalysis

/// Why an archive, or a run in it, cannot be used.
enum ArchiveError: Error, Equatable {
    /// A directory has neither an index nor a run in it.
    case noArchive(String)
    /// The distributions of a run are damaged, or of a version that is not read; the file and why.
    case unusableRun(String, reason: String)
    /// A run that is named is not in the archive; the directory and the name.
    case noRun(String, String)
    /// The archive cannot be locked; the directory and why.
    case notLocked(String, reason: String)
}

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

        /// The run as an index lists it.
        var listed: ArchiveIndex.Run { ArchiveIndex.Run(folder: run.name, manifest) }
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
    /// - Throws: `FileError` when the directory cannot be read, `ArchiveError` when it is no archive.
    init(existing path: String) throws {
        self.init(path)
        let names = try SmallFile.names(in: path)
        guard names.contains(ArchiveIndex.fileName) || !runs.isEmpty else {
            throw ArchiveError.noArchive(path)
        }
    }

    /// The archive in a directory that holds an index; nil for anything else.
    init?(listedIn path: String) {
        self.init(path)
        guard OutputPlace(directory.appending(ArchiveIndex.fileName).string).kind == .file else { return nil }
    }

    /// The folders of the newest runs that were made of what a run was made of, itself and those whose figures are not
    /// what they seem aside.
    func latest(_ count: Int, like analysis: Analysis) throws -> [String] {
        let survey = try ArchiveLock.reading(directory) { self.survey() }
        let requests = IndexFigure.all.first { $0.name == "requests" }
        let others = survey.entries.newestFirst.filter { run in
            run.invalid != true
                && (run.start != analysis.run.startTime
                    || requests.flatMap(run.value) != requests?.value(analysis))
        }
        return RunGroup.alike(analysis.configuration, among: others).prefix(count)
            .map { directory.appending($0.folder).string }
    }

    /// Whether there is a directory at all.
    var exists: Bool { OutputPlace(directory.string).kind == .folder }

    /// Whether the directory is no archive but the folder of a run, AIPerf's or archived, in which none should be made.
    var isRunFolder: Bool {
        guard exists, RunArchive(listedIn: directory.string) == nil else { return false }
        if ArchivedRun(input: directory.string) != nil { return true }
        do throws(InputError) {
            _ = try RunLocation(directory.string)
            return true
        } catch {
            switch error {
            case .noRecords, .severalRuns: return true
            default: return false
            }
        }
    }

    /// Makes the directory, and those it lies in.
    func make() throws(FileError) {
        var made: [FilePath] = []
        try OutputFiles.makeFolder(directory, &made)
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

extension [RunArchive.Entry] {
    /// The runs as an index lists them, newest first.
    var newestFirst: [ArchiveIndex.Run] { ArchiveIndex.sorted(map(\.listed)) }
}

extension RunArchive {
    /// What looking at every byte of an archive has shown.
    struct Verification: Sendable, Equatable {
        /// How many runs there are.
        var runs = 0
        /// How many files were held against their hashes.
        var files = 0
        /// What is damaged or missing, a line each.
        var faults: [String] = []
        /// What an interrupted call left, which the next one puts right, and files of others; a line each.
        var remarks: [String] = []
    }

    /// Holds every file against its hash, and the index against the runs.
    func verify() throws -> Verification {
        try ArchiveLock.reading(directory) { () throws in
            var found = Verification()
            let survey = survey()
            let runs = runs
            found.runs = runs.count
            for run in runs {
                found.files += 1 + (run.manifest?.files.count ?? 0)
                found.faults += run.faults()
                found.remarks += run.strangers().map { "\($0): not of the archive" }
            }
            checkIndex(survey.entries, &found)
            found.remarks += survey.superseded.map {
                "\($0.name): another rendering of the same input is listed"
            }
            found.remarks += Disk.names(in: directory).filter { $0.hasPrefix(Self.temporaryPrefix) }
                .map { "\($0): left by a call that was interrupted" }
            return found
        }
    }

    private func checkIndex(_ entries: [Entry], _ found: inout Verification) {
        found.files += 2
        let expected = ArchiveIndex.made(of: entries.map(\.listed))
        let name = ArchiveIndex.fileName
        let index = listedIndex
        if let index {
            let names = Set(runs.map(\.name))
            for run in index.runs where !names.contains(run.folder) {
                found.faults.append("\(run.folder.visible): listed, but not there")
            }
            if index != expected.index { found.remarks.append("\(name): older than the runs") }
        } else if bytes(of: name) == nil {
            let isBegun = bytes(of: ArchiveIndex.pageName) == nil && entries.count <= 1
            if isBegun {
                found.remarks.append("\(name): not written yet")
            } else {
                found.faults.append("\(name): missing")
            }
        } else {
            found.faults.append("\(name): damaged")
        }
        switch bytes(of: ArchiveIndex.pageName)?.sha256 {
        case expected.index.page: break
        case index?.page: found.remarks.append("\(ArchiveIndex.pageName): older than the runs")
        case nil where index == nil: break
        case nil: found.faults.append("\(ArchiveIndex.pageName): missing")
        case _?: found.faults.append("\(ArchiveIndex.pageName): changed, its SHA-256 is another")
        }
    }
}
