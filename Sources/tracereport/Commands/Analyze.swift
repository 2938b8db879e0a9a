import ArgumentParser
import TraceAnalysis

/// Writes the analysis of a run as text, Markdown, JSON or CSV.
struct Analyze: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Write the analysis of a run as text, Markdown, JSON or CSV.")

    /// The forms an analysis can take.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json, csv
    }

    @Argument(help: InputOptions.inputHelp, completion: InputOptions.inputCompletion)
    var input: String

    @OptionGroup var source: InputOptions

    @Option(help: "text, markdown, json or csv.")
    var format: Format = .text

    @Option(name: .shortAndLong, help: "Write to a file instead of standard output.", completion: .file())
    var output: String?

    @Flag(help: "Compute the input's SHA-256 for the JSON.")
    var hash = false

    @Flag(help: "Write the headline and the findings alone, as text, Markdown or JSON.")
    var findings = false

    func validate() throws {
        guard !findings || format != .csv else {
            throw ValidationError("--findings has no form as CSV: choose text, markdown or json.")
        }
    }

    func run() throws {
        let run = try source.analyzedRun(input, hashing: hash, detail: .findings)
        try OutputFiles.write(try written(run.analysis), to: output)
    }

    private func written(_ analysis: Analysis) throws -> String {
        if findings { return try foundAlone(analysis) }
        return switch format {
        case .text: TextWriter.text(ReportContent(analysis), colors: colors) + pointer
        case .markdown: MarkdownWriter.text(ReportContent(analysis))
        case .json: try analysis.json(generator: ToolVersion.generator)
        case .csv: analysis.csv
        }
    }

    private func foundAlone(_ analysis: Analysis) throws -> String {
        switch format {
        case .text, .csv: TextWriter.findings(ReportContent(analysis), colors: colors) + pointer
        case .markdown: MarkdownWriter.findings(ReportContent(analysis)).joined(separator: "\n\n") + "\n"
        case .json: try Findings.json(analysis.findings)
        }
    }

    private var colors: TerminalColors { output == nil ? .ofStandardOutput : .none }

    /// The way to the pictures, for a person at a terminal.
    private var pointer: String {
        guard output == nil, input != "-", isatty(STDOUT_FILENO) == 1 else { return "" }
        return "\nPictures and everything else: tracereport report \(input.visible.quotedForShell) -o DIR\n"
    }
}
