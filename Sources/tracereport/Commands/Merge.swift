import ArgumentParser
import TraceAnalysis

/// Puts summaries of parts together, exactly.
struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Merge summaries of parts of a run into one.",
        discussion: """
            In the order given, the figures are those of the parts one behind the other; in any other order they differ \
            in the numbers of malformed lines and the order of full ties alone. Merged summaries can be merged again.
            """)

    @Argument(
        help: ArgumentHelp("Summaries, in the order of the run.", valueName: "PART.summary"),
        completion: .file(extensions: ["summary"]))
    var parts: [String]

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The summary to write.", valueName: "RUN.summary"),
        completion: .file(extensions: ["summary"]))
    var output: String

    @Flag(help: "The parts are separate loads: no rates over all of them, and no word of the time between.")
    var pool = false

    func run() throws {
        var rest = parts[...]
        var whole = try SummaryFile(path: rest.removeFirst()).summary()
        for path in rest {
            let part = try SummaryFile(path: path).summary()
            do throws(MergeRefusal) {
                try whole.append(part)
            } catch {
                throw SummaryError.refused(path, error)
            }
        }
        if pool { whole.isPooled = true }
        var files = OutputFiles()
        files.add(output, (consume whole).written())
        try files.write()
    }
}
