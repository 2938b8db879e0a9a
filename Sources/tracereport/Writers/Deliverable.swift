import TraceAnalysis
import TraceCharts

/// What a command hands out about runs: a report with its charts, and the same figures as JSON.
///
/// Whoever makes a new kind of report hands in its content, charts, JSON and names. What `-o` means and how
/// the files of a folder are called is known here alone.
struct Deliverable {
    /// The name of the report in a folder: `report` makes `report.pdf` and `report.html`.
    let name: String
    /// The name of the JSON in a folder: `summary.json`.
    let jsonName: String
    /// What the report says.
    let content: ReportContent
    /// The charts it may show, each made once.
    let charts: RunCharts
    /// Makes the JSON, which only a folder holds.
    let json: () throws -> String
    /// What the report is made with.
    let templates: TemplateSet
    /// The sheet of the PDF.
    var paper = Paper.a4
    /// The pages of the PDF; the HTML follows its reader.
    var theme = PageTheme.light
    /// The date of making in the PDF; nil for when the run began.
    var created: PDFDate?

    /// Writes what `-o` names: one file where it ends in `.pdf` or `.html`, else a folder with everything.
    ///
    /// Nothing is written before everything is made.
    ///
    /// - Throws: `TemplateError`, `RenderError`, `FileError`, or what the JSON throws.
    func write(to output: String) throws {
        var files = OutputFiles()
        switch output {
        case _ where output.hasSuffix(".pdf"): files.add(output, try rendering().pdf(paper, theme, created))
        case _ where output.hasSuffix(".html"): files.add(output, try rendering().html())
        default: files.add(try self.files(), in: output)
        }
        try files.write()
    }

    /// Everything, by its name in a folder: the report as PDF and HTML, the JSON and the charts.
    ///
    /// - Throws: `TemplateError`, `RenderError`, or what the JSON throws.
    func files() throws -> [(name: String, bytes: [UInt8])] {
        let rendering = try rendering()
        let figures = Array(try json().utf8)
        let pictures = try ChartFiles(charts: charts, formats: [.png, .svg], themes: [.light]).files()
        return [
            ("\(name).pdf", try rendering.pdf(paper, theme, created)), ("\(name).html", try rendering.html()),
            (jsonName, figures),
        ] + pictures.map { ("charts/\($0.name)", $0.bytes) }
    }

    /// The content without the charts that have nothing to show; templates are filled with it.
    var shownContent: ReportContent { content.leavingOut(charts.missing, of: charts.charts.map(\.name)) }

    private func rendering() throws -> ReportRendering {
        try ReportRendering(charts, content: shownContent, templates: templates)
    }
}

extension Deliverable {
    /// The report of a run: `report.pdf`, `report.html`, `summary.json` and its charts.
    init(
        _ run: AnalyzedRun, title: String? = nil, note: String? = nil, templates: TemplateSet = .builtIn
    ) {
        self.init(
            name: "report", jsonName: "summary.json",
            content: ReportContent(
                run.analysis, title: title, note: note,
                slowest: run.measurements.requests?.slowestBesideTokens(run.analysis.options)),
            charts: RunCharts(run), json: { try run.analysis.json(generator: ToolVersion.generator) },
            templates: templates)
    }

    /// The report of a comparison: `compare.pdf`, `compare.html`, `compare.json` and its charts.
    init(
        _ comparison: Comparison, title: String? = nil, note: String? = nil,
        templates: TemplateSet = .comparison
    ) {
        self.init(
            name: "compare", jsonName: "compare.json",
            content: ReportContent(comparison, title: title, note: note), charts: RunCharts(comparison),
            json: { try comparison.json(generator: ToolVersion.generator) }, templates: templates)
    }

    /// The report of a sweep: `sweep.pdf`, `sweep.html`, `sweep.json` and its charts.
    ///
    /// - Parameter inputs: What was named on the command line.
    init(
        _ sweep: Sweep, of inputs: [String], title: String? = nil, note: String? = nil,
        templates: TemplateSet = .sweep
    ) {
        self.init(
            name: "sweep", jsonName: "sweep.json",
            content: ReportContent(sweep, of: inputs, title: title, note: note), charts: RunCharts(sweep),
            json: { try sweep.json(generator: ToolVersion.generator) }, templates: templates)
    }
}
