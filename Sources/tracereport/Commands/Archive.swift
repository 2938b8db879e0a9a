import ArgumentParser
import TraceAnalysis

/// Keeps runs: a folder each with report, charts, figures and distributions, and an index over all.
struct Archive: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Keep runs in one place, with an index, and redraw them without the raw files.",
        discussion:
            "tracereport archive INPUT --into DIR archives a run. Its folder is an INPUT of every command.",
        subcommands: [
            Add.self, List.self, Verify.self, Rebuild.self, Remove.self, Prune.self, MetricsTable.self,
        ], defaultSubcommand: Add.self)

    static let directoryHelp: ArgumentHelp = "The archive."
}

extension Archive {
    /// Takes a run in.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Archive a run (the default).",
            discussion:
                "The same input, by its SHA-256, is archived once; made in another way it replaces the first."
        )

        @Argument(help: InputOptions.inputHelp, completion: InputOptions.inputCompletion)
        var input: String

        @OptionGroup var source: InputOptions

        @Option(help: Archive.directoryHelp, completion: .directory)
        var into: String

        @Option(help: "The report's title.")
        var title: String?

        @Option(
            help: ArgumentHelp(
                "What the run is labelled with, such as a commit or the hardware; may be repeated.",
                valueName: "KEY=VALUE"))
        var label: [String] = []

        @Option(help: "A folder of templates to use instead of the built-in ones.", completion: .directory)
        var templateDir: String?

        func validate() throws {
            do throws(LabelError) {
                _ = try RunLabels.labels(label)
            } catch {
                throw ValidationError(error.sentence)
            }
        }

        func run() throws {
            let labels = try RunLabels.labels(label)
            let templates = try templateDir.map(TemplateSet.init(directory:)) ?? .builtIn
            let run = try source.analyzedRun(input, hashing: true, detail: .comparisons)
            let rendering = ArchiveRendering(
                StoredRun(run, title: title, labels: labels), templates: templates)
            let archive = RunArchive(into)
            guard !archive.isRunFolder else {
                throw CommandFailure(
                    status: .usage,
                    message:
                        "\(into.visible) is the folder of a run, not an archive: name another with --into")
            }
            var outcome: RunArchive.Outcome
            if archive.exists, let folder = try archive.folder(of: rendering.manifest(of: [])) {
                outcome = .kept(folder)
            } else {
                let files = try rendering.files()
                try archive.make()
                outcome = try archive.add(files, rendering.manifest(of: files), run: run.analysis.run)
            }
            try Terminal.print("\(archive.directory.appending(outcome.folder))\n")
            guard !source.quiet else { return }
            switch outcome {
            case .added: break
            case .replaced(_, let lost):
                let labels =
                    lost.isEmpty
                    ? "" : ", and with it its labels \(RunLabels.text(lost)): name them with --label"
                Terminal.say("another rendering of this run was replaced" + labels)
            case .kept: Terminal.say("this run is archived already")
            }
        }
    }

    /// Lists the runs.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the runs of an archive, newest first.")

        @Argument(help: Archive.directoryHelp, completion: .directory)
        var directory: String

        func run() throws {
            let archive = try RunArchive(existing: directory)
            let survey = try ArchiveLock.reading(archive.directory) { archive.survey() }
            try Terminal.print(RunList(runs: survey.entries.newestFirst).text)
            for run in survey.damaged {
                Terminal.say(
                    "\(run.name) is damaged; archive verify says how, archive rebuild mends what it can")
            }
        }
    }

    /// Looks at every byte.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Hold every file of an archive against its hash.",
            discussion: "Exits with 1 when something is damaged or missing, and names it.")

        @Argument(help: Archive.directoryHelp, completion: .directory)
        var directory: String

        func run() throws {
            let archive = try RunArchive(existing: directory)
            let found = try archive.verify()
            for remark in found.remarks { Terminal.say(remark) }
            guard found.faults.isEmpty else {
                try Terminal.print(found.faults.map { $0 + "\n" }.joined())
                throw CommandFailure(
                    status: .unmet,
                    message: "\(found.faults.count.counted("thing")) amiss in \(directory.visible)")
            }
            try Terminal.print(
                "\(found.runs.counted("run")), \(found.files.counted("file")): as archived\n")
        }
    }

    /// Makes every report anew.
    struct Rebuild: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild",
            abstract: "Make the reports and charts of all runs anew, from the archive alone.",
            discussion:
                "After a new version of the tool or of a template; damaged reports and charts are mended too."
        )

        @Argument(help: Archive.directoryHelp, completion: .directory)
        var directory: String

        @Option(help: "A folder of templates to use instead of the built-in ones.", completion: .directory)
        var templateDir: String?

        func run() throws {
            let templates = try templateDir.map(TemplateSet.init(directory:)) ?? .builtIn
            let archive = try RunArchive(existing: directory)
            var (made, same) = (0, 0)
            var failures: [String] = []
            for run in archive.runs {
                do {
                    let rendering = ArchiveRendering(try run.stored(), templates: templates)
                    let files = try rendering.files()
                    let manifest = rendering.manifest(of: files)
                    if run.manifest == manifest, run.faults().isEmpty {
                        same += 1
                    } else if try archive.replace(run, by: files, manifest, madeOf: rendering.stored.bytes) {
                        made += 1
                    }
                } catch {
                    guard let failure = CommandFailure(error), templateDir == nil,
                        failure.status == .badData || failure.status == .noInput
                    else { throw error }
                    failures.append(failure.message)
                }
            }
            _ = try archive.refreshIndex()
            try Terminal.print("\(made.counted("run")) made anew, \(same) as before\n")
            for failure in failures { Terminal.say(failure) }
            guard failures.isEmpty else {
                throw CommandFailure(
                    status: .badData,
                    message: "\(failures.count.counted("run")) cannot be made anew: archive the input again")
            }
        }
    }
}
