import SystemPackage
import TraceAnalysis

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
    func verify() throws(CommandFailure) -> Verification {
        try ArchiveLock.reading(directory) { () throws(CommandFailure) in
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
        let expected = ArchiveIndex.made(
            of: entries.map { ArchiveIndex.Run(folder: $0.run.name, $0.manifest) })
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
