import ArgumentParser
import TraceAnalysis
import TraceCharts

/// Draws the charts of a run.
struct Charts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charts",
        abstract: "Draw the charts of a run as PNG, SVG or PDF.",
        discussion: """
            --list says which charts there are, and needs no input. With PNG among the formats, the Markdown \
            that shows the pictures is printed, ready to paste.
            """)

    @Flag(help: "List the charts, a line each.")
    var list = false

    @Argument(help: InputOptions.inputHelp, completion: InputOptions.inputCompletion)
    var input: String?

    @OptionGroup var source: InputOptions

    @Option(name: .shortAndLong, help: "The folder to write into.", completion: .directory)
    var output: String?

    @Option(help: ArgumentHelp("The kinds of file.", valueName: "png,svg,pdf"))
    var format: CommaList<ChartFormat> = CommaList([.png])

    @Option(help: ArgumentHelp("A chart by name; may be repeated. All unless named.", valueName: "name"))
    var chart: [String] = []

    @Option(help: ArgumentHelp("The themes.", valueName: "light,dark"))
    var theme: CommaList<PageTheme> = CommaList([.light])

    @Option(
        help: ArgumentHelp(
            "The size of a chart in points (default: \(ChartSize.standard.text)).", valueName: "WxH"),
        transform: ChartSize.argument)
    var size = ChartSize.standard

    @Option(help: "PNG pixels to the point.")
    var scale = 2.0

    @Flag(help: "Write each chart's data as CSV too.")
    var data = false

    func validate() throws {
        guard !list else { return }
        guard input != nil else { throw ValidationError("Name the run to draw, or ask for --list.") }
        guard output != nil else { throw ValidationError("Name a folder with -o.") }
        guard scale.isFinite, (0.1...16).contains(scale) else {
            throw ValidationError("--scale takes a number from 0.1 to 16.")
        }
        for name in chart where !ChartKind.all.contains(where: { $0.name == name }) {
            throw ValidationError("There is no chart \(name); tracereport charts --list names them all.")
        }
    }

    func run() throws {
        guard !list, let input, let output else {
            let width = ChartKind.all.map(\.name.count).max() ?? 0
            for kind in ChartKind.all {
                try Terminal.print("\(kind.name.padded(to: width))  \(kind.explanation)\n")
            }
            return
        }
        let created = try SourceDateEpoch.date()
        let run = try source.analyzedRun(input, hashing: false, detail: .charts)
        let made = RunCharts(run, names: chart)
        let charts = ChartFiles(
            charts: made, created: created ?? run.created, formats: format.values,
            themes: theme.values, size: size.value, scale: scale, data: data)
        var files = OutputFiles()
        files.add(try charts.files(), in: output)
        try files.write()
        guard format.values.contains(.png) else { return }
        let markdown = ChartMarkdown(folder: output, themes: theme.values, width: size.value.width)
        try Terminal.print(markdown.text(made.charts))
    }
}
