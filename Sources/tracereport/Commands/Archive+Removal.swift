import ArgumentParser
import SystemPackage
import TraceAnalysis

extension Archive {
    /// Takes runs away.
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove",
            abstract: "Take runs out of an archive, for good.",
            discussion: "All of them or, where one is not in the archive, none. Prints their folders.")

        @Argument(help: Archive.directoryHelp, completion: .directory)
        var directory: String

        @Argument(help: "The folders of the runs, as archive list names them.", completion: .directory)
        var runs: [String]

        func run() throws {
            let archive = try RunArchive(existing: directory)
            let names = try runs.map { try archive.folderName($0) }
            try Archive.print(folders: archive.remove { _ in names }.unique, of: archive)
        }
    }

    /// Takes away what is old.
    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prune",
            abstract: "Take old runs out of an archive, group by group, for good.",
            discussion: """
                A group is the runs of one configuration: model, endpoint, load, streaming and lengths. The newest run \
                of a group always stays. Prints the folders of the runs that go.
                """)

        @Argument(help: Archive.directoryHelp, completion: .directory)
        var directory: String

        @Option(help: ArgumentHelp("How many runs of each group stay, the newest.", valueName: "n"))
        var keep: Int?

        @Option(
            help: ArgumentHelp(
                "Runs that began longer ago go; one without a start stays.", valueName: "DAYSd"))
        var olderThan: String?

        @Flag(help: "Print what would go, and change nothing.")
        var dryRun = false

        func validate() throws {
            guard (keep == nil) != (olderThan == nil) else {
                throw ValidationError("Give --keep N or --older-than DAYSd.")
            }
            guard keep.map({ $0 >= 1 }) ?? true else {
                throw ValidationError("--keep takes a number from 1: the newest run of a group stays.")
            }
            guard olderThan.map({ Self.days($0) != nil }) ?? true else {
                throw ValidationError("--older-than takes a number of days, such as 90d.")
            }
        }

        func run() throws {
            let archive = try RunArchive(existing: directory)
            let now = Timestamp.text(
                nanoseconds: Self.nanosecondsNow - (Self.days(olderThan ?? "") ?? 0) * Self.day)
            let choose: ([ArchiveIndex.Run]) -> [String] = { runs in
                RunGroup.groups(of: runs).flatMap { group in
                    keep.map { group.beyond($0) } ?? group.older(than: now)
                }.map(\.folder)
            }
            let folders =
                dryRun
                ? choose(try ArchiveLock.reading(archive.directory) { archive.survey().entries.newestFirst })
                : try archive.remove(choose)
            try Archive.print(folders: folders, of: archive)
            if folders.isEmpty { Terminal.say("every run of \(archive.directory.string.visible) stays") }
        }

        private static let day: Int64 = 86_400_000_000_000

        private static var nanosecondsNow: Int64 { Int64(time(nil)) * 1_000_000_000 }

        /// The number of a text such as `90d`; nil for another text.
        static func days(_ text: String) -> Int64? {
            guard text.hasSuffix("d"), let days = Int64(text.dropLast()), (0...36_500).contains(days) else {
                return nil
            }
            return days
        }
    }

    /// Says which folders went, or would go, a line each.
    fileprivate static func print(folders: [String], of archive: RunArchive) throws {
        try Terminal.print(folders.map { "\(archive.directory.appending($0))\n" }.joined())
    }
}

extension RunGroup {
    /// The runs behind the newest so many.
    func beyond(_ count: Int) -> [ArchiveIndex.Run] { Array(runs.dropFirst(max(count, 1))) }

    /// The runs that began before a moment, ISO 8601 in UTC, the newest run of the group aside.
    func older(than moment: String) -> [ArchiveIndex.Run] {
        runs.dropFirst().filter { $0.start.map { $0 < moment } ?? false }
    }
}

extension RunArchive {
    /// The name of a folder that a command line names, alone or by its path in the archive.
    ///
    /// - Throws: `ArchiveError` for a path that does not lead into the archive.
    fileprivate func folderName(_ run: String) throws(ArchiveError) -> String {
        let path = FilePath(run)
        guard let name = path.lastComponent?.string, RunFolderName.isPossible(name) else {
            throw .noRun(directory.string, run)
        }
        let parent = path.removingLastComponent()
        if !parent.isEmpty, !Disk.isSame(parent, directory) { throw .noRun(directory.string, run) }
        return name
    }
}

extension [String] {
    /// Each text once, in the order in which they first appear.
    fileprivate var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
