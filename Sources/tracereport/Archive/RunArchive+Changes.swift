import SystemPackage
import TraceAnalysis

extension RunArchive {
    /// What became of a run that was to be archived.
    enum Outcome: Equatable {
        /// It was new.
        case added(String)
        /// Another rendering of it was there, and is not any more.
        case replaced(String)
        /// It was there already.
        case kept(String)

        /// The run's folder.
        var folder: String {
            switch self {
            case .added(let folder), .replaced(let folder), .kept(let folder): folder
            }
        }
    }

    /// The folder of a run that is there already, whole and made in the same way; nil when there is none.
    func folder(of manifest: Manifest) throws -> String? {
        try changing { (entries) throws in
            let folder = Self.folder(of: manifest, among: entries)
            if folder != nil { try IndexFiles(entries, in: self).write() }
            return folder
        }
    }

    /// Takes a run in; the same input is never there twice.
    ///
    /// - Throws: `FileError` when something cannot be written; the archive is as before then.
    func add(
        _ files: [(name: String, bytes: [UInt8])], _ manifest: Manifest, run: RunDescription
    ) throws -> Outcome {
        try changing { (entries) throws in
            if let folder = Self.folder(of: manifest, among: entries) {
                try IndexFiles(entries, in: self).write()
                return .kept(folder)
            }
            let hash = manifest.input.sha256
            let former = entries.filter { $0.manifest.input.sha256 == hash }
            let taken = Set(entries.filter { $0.manifest.input.sha256 != hash }.map(\.run.name))
            let names = RunFolderName.hashLengths.map { RunFolderName.name(of: run, hashLength: $0) }
            let name = names.first { !taken.contains($0) } ?? names[0]
            let others = entries.filter { $0.manifest.input.sha256 != hash }
            let folder = try place(files, manifest, as: name, among: others)
            for entry in former where entry.run.name != folder { discard(entry.run) }
            return former.isEmpty ? .added(folder) : .replaced(folder)
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
        try changing { (entries) throws in
            guard try run.stored().bytes == distributions else { return false }
            let others = entries.filter { $0.run.name != run.name }
            _ = try place(files, manifest, as: run.name, among: others)
            return true
        }
    }

    /// Writes the index anew, if it is not what the runs say.
    ///
    /// - Returns: the names of folders that are damaged and therefore not listed.
    func refreshIndex() throws -> [String] {
        try changing { (entries) throws in
            try IndexFiles(entries, in: self).write()
            return survey().damaged.map(\.name)
        }
    }

    /// Does something to the archive while nobody else does, after taking away what others left unfinished.
    private func changing<Result>(
        _ body: ([Entry]) throws -> Result
    ) throws -> Result {
        try ArchiveLock.changing(directory) { () throws in
            try Interruption.held { () throws in
                // Whoever wrote these is gone, or would have the lock.
                for name in Disk.names(in: directory) where name.hasPrefix(Self.temporaryPrefix) {
                    Disk.remove(directory.appending(name))
                }
                let survey = survey()
                for run in survey.superseded { discard(run) }
                return try body(survey.entries)
            }
        }
    }

    private static func folder(of manifest: Manifest, among entries: [Entry]) -> String? {
        entries.first {
            $0.manifest.isSameRendering(as: manifest) && $0.run.faults().isEmpty
        }?.run.name
    }

    /// Writes a run and the index that lists it under temporary names, then renames all.
    ///
    /// - Returns: the name of the folder, another than asked for where one of that name cannot be replaced.
    private func place(
        _ files: [(name: String, bytes: [UInt8])], _ manifest: Manifest, as name: String,
        among others: [Entry]
    ) throws -> String {
        let temporary = directory.appending(Self.temporaryPrefix + name)
        var name = name
        defer { Disk.remove(temporary) }
        try Self.write(files + [(Manifest.fileName, manifest.bytes)], into: temporary)
        func index() throws -> IndexFiles {
            let entry = Entry(run: ArchivedRun(path: directory.appending(name)), manifest: manifest)
            return IndexFiles(others + [entry], in: self)
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
        if directory.appending(name) != final { discard(ArchivedRun(path: final)) }
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
    private func discard(_ run: ArchivedRun) {
        let temporary = directory.appending(Self.temporaryPrefix + run.name)
        guard (try? Disk.rename(run.path, to: temporary)) != nil else { return }
        Disk.remove(temporary)
    }
}

/// The two files of an index on their way into the archive.
private struct IndexFiles {
    private let archive: RunArchive
    private let files: [(name: String, bytes: [UInt8])]

    /// The index of some runs.
    init(_ entries: [RunArchive.Entry], in archive: RunArchive) {
        self.archive = archive
        let (index, page) = ArchiveIndex.made(
            of: entries.map { ArchiveIndex.Run(folder: $0.run.name, $0.manifest) })
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
