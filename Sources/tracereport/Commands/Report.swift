import ArgumentParser
import TraceAnalysis

/// Writes one report of a run, as PDF, HTML or a folder with both, the summary and the charts.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a report of a run as PDF and HTML, with its charts and its summary.")

    @Argument(help: InputOptions.inputHelp, completion: InputOptions.inputCompletion)
    var input: String

    @OptionGroup var source: InputOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A folder for all of it, or one file.", valueName: "DIR|FILE.pdf|FILE.html"),
        completion: .directory)
    var output: String

    @OptionGroup var report: ReportOptions

    func run() throws {
        let templates = try report.templates(else: .builtIn)
        let run = try source.analyzedRun(input, hashing: true, detail: .charts)
        try report.write(
            Deliverable(run, title: report.title, note: report.note, templates: templates), to: output)
    }
}
