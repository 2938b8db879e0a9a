import ArgumentParser
import TraceAnalysis

/// What an author of templates needs: the built-in ones to begin with, and the values there are.
struct Templates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Write the built-in templates, or the values that templates can use.",
        discussion: "Export, edit, then: tracereport report INPUT -o FILE.pdf --template-dir DIR",
        subcommands: [Export.self, Context.self])
}

extension Templates {
    /// Writes the built-in templates into a folder.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Write the built-in templates into a folder.",
            discussion: "The one-page example is in its folder executive.")

        @Argument(help: "The folder.", completion: .directory)
        var directory: String

        @Flag(
            help: "Replace files of the same names that are not as the tool writes them, such as edited ones."
        )
        var force = false

        /// How many files a refusal names.
        private static let named = 8

        func run() throws {
            let edited = force ? [] : TemplateSet.exported.filter(isOther).map(\.path)
            guard edited.isEmpty else {
                let more = edited.count - Self.named
                let names = edited.prefix(Self.named).joined(separator: ", ")
                throw CommandFailure(
                    status: .cannotCreate,
                    message: "\(directory.visible) holds other files of the same names: \(names)"
                        + (more > 0 ? " and \(more.counted("other"))" : "")
                        + ". Nothing was written; --force replaces them")
            }
            var files = OutputFiles()
            files.add(TemplateSet.exported.map { ($0.path, $0.bytes) }, in: directory)
            try files.write()
        }

        /// Whether the folder has a file of that name and of other bytes.
        private func isOther(_ file: (path: String, bytes: [UInt8])) -> Bool {
            let path = directory.pathOf(file.path)
            guard OutputPlace(path).kind == .file else { return false }
            return (try? SmallFile.bytes(path, limit: max(file.bytes.count, 1))) != file.bytes
        }
    }

    /// Prints the values that templates can use, as JSON.
    struct Context: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "context",
            abstract: "Print the values that templates can use for a run, as JSON.")

        @Argument(help: InputOptions.inputHelp, completion: InputOptions.inputCompletion)
        var input: String

        @OptionGroup var source: InputOptions

        @Option(help: "The report's title.")
        var title: String?

        @Option(help: "A remark to stand under the title.")
        var note: String?

        func run() throws {
            let run = try source.analyzedRun(input, hashing: true, detail: .charts)
            let content = Deliverable(run, title: title, note: note).shownContent
            try Terminal.print(ReportContext.value(of: content).json + "\n")
        }
    }
}
