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

    func run() throws {
        let run = try source.analyzedRun(input, hashing: hash, keepsRequests: true)
        try OutputFiles.write(try written(run.analysis), to: output)
    }

    private func written(_ analysis: Analysis) throws -> String {
        switch format {
        case .text: TextWriter.text(ReportContent(analysis))
        case .markdown: MarkdownWriter.text(ReportContent(analysis))
        case .json: try analysis.json(generator: ToolVersion.generator)
        case .csv: analysis.csv
        }
    }
}
