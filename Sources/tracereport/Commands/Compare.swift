import ArgumentParser
import TraceAnalysis
import TraceCharts

/// Compares runs with a baseline.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare runs with a baseline: better, worse or no clear difference, and why.",
        discussion: "The verdict does not change the exit status; tracereport check does that.")

    /// The forms a comparison can take on standard output.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json
    }

    @Argument(help: "The run to compare with.", completion: .file(extensions: ["jsonl"]))
    var baseline: String

    @Argument(help: "The runs to compare.", completion: .file(extensions: ["jsonl"]))
    var candidates: [String]

    @OptionGroup var source: InputOptions

    @Option(help: "text, markdown or json.")
    var format: Format?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A folder for all of it, or one file.", valueName: "DIR|FILE.pdf|FILE.html"),
        completion: .directory)
    var output: String?

    @Option(help: "The report's title.")
    var title: String?

    @Option(help: "A remark to stand under the title.")
    var note: String?

    @Option(help: "a4 or letter.")
    var paper: Report.PaperName = .a4

    @Option(help: "light or dark pages in the PDF; the HTML follows its reader.")
    var theme: ThemeName = .light

    @Option(help: "A folder of templates to use instead of the built-in ones.", completion: .directory)
    var templateDir: String?

    func validate() throws {
        guard ([baseline] + candidates).count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError("Only one of the runs can come from standard input.")
        }
        guard format == nil || output == nil else {
            throw ValidationError("--format is for standard output; -o writes PDF, HTML, JSON and charts.")
        }
    }

    func run() throws {
        let templates = try templateDir.map(TemplateSet.init(directory:)) ?? .comparison
        let inputs = [baseline] + candidates
        let names = RunNames.names(of: inputs)
        var runs: [NamedRun] = []
        for (input, name) in zip(inputs, names) {
            let run = try source.analyzedRun(input, hashing: true, keepsRequests: true)
            runs.append(NamedRun(name: name, run: run))
        }
        let comparison = Comparison(runs[0], Array(runs.dropFirst()))
        let content = ReportContent(comparison, title: title, note: note)
        guard let output else {
            return try Terminal.print(written(comparison, content))
        }
        try write(comparison, content, templates, to: output)
    }

    private func written(_ comparison: Comparison, _ content: ReportContent) throws -> String {
        switch format ?? .text {
        case .text: ComparisonText.text(comparison, content)
        case .markdown: ComparisonText.markdown(comparison)
        case .json: try comparison.json(generator: ToolVersion.generator)
        }
    }

    private func write(
        _ comparison: Comparison, _ content: ReportContent, _ templates: TemplateSet, to output: String
    ) throws {
        let charts = ComparisonCharts.charts(of: comparison)
        let rendering = try ReportRendering(charts, content: content, templates: templates)
        var files = OutputFiles()
        switch output {
        case _ where output.hasSuffix(".pdf"):
            files.add(output, try rendering.pdf(paper: paper.paper, theme: theme))
        case _ where output.hasSuffix(".html"):
            files.add(output, try rendering.html())
        default:
            let folder = output.hasSuffix("/") ? String(output.dropLast()) : output
            files.add("\(folder)/compare.pdf", try rendering.pdf(paper: paper.paper, theme: theme))
            files.add("\(folder)/compare.html", try rendering.html())
            files.add(
                "\(folder)/compare.json", Array(try comparison.json(generator: ToolVersion.generator).utf8))
            let pictures = ChartFiles(
                charts: charts, created: comparison.baseline.run.created, formats: [.png, .svg],
                themes: [.light])
            for (name, bytes) in try pictures.files() { files.add("\(folder)/charts/\(name)", bytes) }
        }
        try files.write()
    }
}
