import ArgumentParser
import FoundationEssentials
import TraceAnalysis
import TraceCharts

/// Writes one report of a run, as PDF, HTML or a folder with both, the summary and the charts.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a report of a run as PDF and HTML, with its charts and its summary.")

    /// Sheets of paper by name.
    enum PaperName: String, ExpressibleByArgument, CaseIterable {
        case a4, letter

        /// The sheet.
        var paper: Paper { self == .a4 ? .a4 : .letter }
    }

    @Argument(help: InputOptions.inputHelp, completion: .file(extensions: ["jsonl"]))
    var input: String

    @OptionGroup var source: InputOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A folder for all of it, or one file.", valueName: "DIR|FILE.pdf|FILE.html"),
        completion: .directory)
    var output: String

    @Option(help: "The report's title.")
    var title: String?

    @Option(help: "A remark to stand under the title.")
    var note: String?

    @Option(help: "a4 or letter.")
    var paper: PaperName = .a4

    @Option(help: "light or dark pages in the PDF; the HTML follows its reader.")
    var theme: ThemeName = .light

    @Option(help: "A folder of templates to use instead of the built-in ones.", completion: .directory)
    var templateDir: String?

    func run() throws {
        let templates = try templateDir.map(TemplateSet.init(directory:)) ?? .builtIn
        let run = try source.analyzedRun(input, hashing: true, keepsRequests: true)
        let all = RunFiles(
            run: run, title: title, note: note, templates: templates, paper: paper.paper, theme: theme)
        var files = OutputFiles()
        switch output {
        case _ where output.hasSuffix(".pdf"):
            files.add(output, try all.rendering().pdf(paper: paper.paper, theme: theme))
        case _ where output.hasSuffix(".html"):
            files.add(output, try all.rendering().html())
        default:
            let folder = output.hasSuffix("/") ? String(output.dropLast()) : output
            for (name, bytes) in try all.files() { files.add("\(folder)/\(name)", bytes) }
        }
        try files.write()
    }
}
