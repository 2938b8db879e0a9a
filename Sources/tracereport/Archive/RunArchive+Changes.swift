import SystemPackage
import TraceAnalysis

extension RunArchive {
    /// What became of a run that was to be archived.
    enum Outcome: Equatable {
        /// It was new.
        case added(String)
        /// Another rendering of it was there, and is not any more, nor are labels that the new one lacks.
        case replaced(String, lost: [String: String])
        /// It was there already.
        case kept(String)

        /// The run's folder.
        var folder: String {
            switch self {
            case .added(let folder), .replaced(let folder, _), .kept(let folder): folder
            }
        }
    }

    /// The folder of a run that is there already, whole and made in the same way; nil when there is none.
    ///
    /// Only the runs whose names end in the input's hash are looked at, however many there are.
    func folder(of manifest: Manifest) throws -> String? {
        let ends = RunFolderName.hashLengths.map { "_" + manifest.input.sha256.prefix($0) }
        let isLikely = Disk.names(in: directory).contains { name in ends.contains { name.hasSuffix($0) } }
        guard isLikely else { return nil }
        return try changing { (runs) throws in
            let folder = self.folder(of: manifest, among: runs)
            if folder != nil { try IndexFiles(runs, in: self).write() }
            return folder
        }
    }

    /// Takes a run in; the same input is never there twice.
    ///
    /// Of the other runs only the index is read: O(runs) for a page and an index of all, and no more.
    ///
    /// - Throws: `FileError` when something cannot be written; the archive is as before then.
    func add(
        _ files: [(name: String, bytes: [UInt8])], _ manifest: Manifest, run: RunDescription
    ) throws -> Outcome {
        try changing { (runs) throws in
            if let folder = folder(of: manifest, among: runs) {
                try IndexFiles(runs, in: self).write()
                return .kept(folder)
            }
            let hash = manifest.input.sha256
            let former = runs.filter { $0.sha256 == hash }
            let others = runs.filter { $0.sha256 != hash }
            let taken = Set(others.map(\.folder))
            let names = RunFolderName.hashLengths.map { RunFolderName.name(of: run, hashLength: $0) }
            let name = names.first { !taken.contains($0) } ?? names[0]
            let folder = try place(files, manifest, as: name, among: others)
            for run in former where run.folder != folder { try? discard(run.folder) }
            guard !former.isEmpty else { return .added(folder) }
            let labels = former.reduce(into: [:]) { $0.merge($1.labels) { first, _ in first } }
            return .replaced(folder, lost: labels.filter { manifest.labels?[$0.key] == nil })
        }
    }

    /// Puts other files of the same run into its folder.
    ///
    /// - Parameter distributions: What the files were made of; a run that is another one by now stays as it is.
    /// - Returns: whether the files were put there.
    func replace(
        _ run: ArchivedRun, by files: [(name: String, bytes: [UInt8])], _ manifest: Manifest,
        madeOf distributions: [UInt8]
    ) throws -> Bool {
        try changing(lookingAtAll: true) { (runs) throws in
            guard try run.stored().bytes == distributions else { return false }
            let others = runs.filter { $0.folder != run.name }
            _ = try place(files, manifest, as: run.name, among: others)
            return true
        }
    }

    /// Writes the index anew, if it is not what the runs say.
    ///
    /// - Returns: the names of folders that are damaged and therefore not listed.
    func refreshIndex() throws -> [String] {
        try changing(lookingAtAll: true) { (runs) throws in
            try IndexFiles(runs, in: self).write()
            return survey().damaged.map(\.name)
        }
    }

    /// Takes runs away, all of them or, where one is not there, none.
    ///
    /// The index goes first, so that every listed run is there at any moment.
    ///
    /// - Parameter choose: Says which folders, of the runs that are whole, newest first.
    /// - Returns: the folders that were taken away.
    /// - Throws: `ArchiveError` for a folder that is not there, `FileError` when one cannot be taken away.
    func remove(_ choose: ([ArchiveIndex.Run]) -> [String]) throws -> [String] {
        try changing(lookingAtAll: true) { (runs) throws in
            let folders = choose(ArchiveIndex.sorted(runs))
            let there = Set(self.runs.map(\.name))
            if let missing = folders.first(where: { !there.contains($0) }) {
                throw ArchiveError.noRun(directory.string, missing)
            }
            let gone = Set(folders)
            try IndexFiles(runs.filter { !gone.contains($0.folder) }, in: self).write()
            for folder in there.sorted() where gone.contains(folder) { try discard(folder) }
            return folders
        }
    }

    /// Does something to the archive while nobody else does, after taking away what others left unfinished.
    ///
    /// - Parameter lookingAtAll: Whether every manifest is read; else the index is believed where it lists the folders
    ///   that are there, and nobody was interrupted who might have changed one.
    private func changing<Result>(
        lookingAtAll: Bool = false, _ body: ([ArchiveIndex.Run]) throws -> Result
    ) throws -> Result {
        try ArchiveLock.changing(directory) { () throws in
            try Interruption.held { () throws in
                // Whoever left these is gone, or would have the lock.
                let left = Disk.names(in: directory).filter { $0.hasPrefix(Self.temporaryPrefix) }
                for name in left { Disk.remove(directory.appending(name)) }
                if !lookingAtAll, left.isEmpty, let runs = believedRuns { return try body(runs) }
                let survey = survey()
                for run in survey.superseded { try? discard(run.name) }
                return try body(survey.entries.map(\.listed))
            }
        }
    }

    /// The runs that the index lists; nil where other folders are there, or one lacks its manifest.
    private var believedRuns: [ArchiveIndex.Run]? {
        guard let index = listedIndex else { return nil }
        let folders = Set(Disk.names(in: directory).filter(RunFolderName.isPossible))
        let isAsListed =
            index.runs.count == folders.count
            && index.runs.allSatisfy { run in
                folders.contains(run.folder)
                    && OutputPlace.isFile(directory.appending(run.folder).appending(Manifest.fileName))
            }
        return isAsListed ? index.runs : nil
    }

    private func folder(of manifest: Manifest, among runs: [ArchiveIndex.Run]) -> String? {
        runs.first { $0.sha256 == manifest.input.sha256 }.flatMap { listed in
            let run = ArchivedRun(path: directory.appending(listed.folder))
            return run.manifest?.isSameRendering(as: manifest) == true && run.faults().isEmpty
                ? run.name : nil
        }
    }

    /// Writes a run and the index that lists it under temporary names, then renames all.
    ///
    /// - Returns: the name of the folder, another than asked for where one of that name cannot be replaced.
    private func place(
        _ files: [(name: String, bytes: [UInt8])], _ manifest: Manifest, as name: String,
        among others: [ArchiveIndex.Run]
    ) throws -> String {
        let temporary = directory.appending(Self.temporaryPrefix + name)
        var name = name
        defer { Disk.remove(temporary) }
        try Self.write(files + [(Manifest.fileName, manifest.bytes)], into: temporary)
        func index() throws -> IndexFiles {
            IndexFiles(others + [ArchiveIndex.Run(folder: name, manifest)], in: self)
        }
        var staged = try index()
        defer { staged.discard() }
        try staged.stage()
        let final = directory.appending(name)
        // After an exchange the former run has the temporary name.
        if OutputPlace(final.string).kind != .folder || !Disk.exchange(temporary, final) {
            name = freeName(like: name)
            staged = try index()
            try staged.stage()
            try Disk.rename(temporary, to: directory.appending(name))
        }
        Disk.sync(directory)
        try staged.commit()
        if directory.appending(name) != final, let former = final.lastComponent {
            try? discard(former.string)
        }
        return name
    }

    /// A name of which there is no folder.
    private func freeName(like name: String) -> String {
        var candidate = name
        var number = 1
        while OutputPlace(directory.appending(candidate).string).kind != .nothing {
            number += 1
            candidate = "\(name)-\(number)"
        }
        return candidate
    }

    private static func write(
        _ files: [(name: String, bytes: [UInt8])], into folder: FilePath
    ) throws {
        try Disk.makeFolder(folder)
        var inner: Set<FilePath> = []
        for file in files {
            let path = folder.appending(file.name)
            let parent = path.removingLastComponent()
            if parent != folder, inner.insert(parent).inserted { try Disk.makeFolder(parent) }
            try Disk.write(file.bytes, to: path)
        }
        for folder in inner { Disk.sync(folder) }
        Disk.sync(folder)
    }

    /// Takes a run away: under its name it is there as a whole or not at all.
    ///
    /// - Throws: `FileError` when its folder cannot be renamed.
    private func discard(_ folder: String) throws(FileError) {
        let temporary = directory.appending(Self.temporaryPrefix + folder)
        try Disk.rename(directory.appending(folder), to: temporary)
        Disk.remove(temporary)
    }
}

/// The two files of an index on their way into the archive.
private struct IndexFiles {
    private let archive: RunArchive
    private let files: [(name: String, bytes: [UInt8])]

    /// The index of some runs.
    init(_ runs: [ArchiveIndex.Run], in archive: RunArchive) {
        self.archive = archive
        let (index, page) = ArchiveIndex.made(of: runs)
        // The page comes first: where there is an index, there is a page.
        files = [(ArchiveIndex.pageName, page), (ArchiveIndex.fileName, index.bytes)]
    }

    /// Writes both, if one of them is not as it should be.
    func write() throws {
        guard files.contains(where: { archive.bytes(of: $0.name) != $0.bytes }) else { return }
        defer { discard() }
        try stage()
        try commit()
    }

    /// Writes both under temporary names.
    func stage() throws {
        for file in files { try Disk.write(file.bytes, to: temporary(file.name)) }
    }

    /// Gives both their names.
    func commit() throws {
        for file in files {
            try Disk.rename(temporary(file.name), to: archive.directory.appending(file.name))
        }
        Disk.sync(archive.directory)
    }

    /// Takes away what was staged and not committed.
    func discard() {
        for file in files { Disk.remove(temporary(file.name)) }
    }

    private func temporary(_ name: String) -> FilePath {
        archive.directory.appending(RunArchive.temporaryPrefix + name)
    }
}
