import TraceAnalysis
import TraceCharts

/// Everything about a run as files: what `report -o DIR` writes and what an archive keeps.
struct RunFiles {
    /// The run.
    var run: AnalyzedRun
    /// The report's title; nil for the usual one.
    var title: String?
    /// A remark to stand under the title.
    var note: String?
    /// What the report is made with.
    var templates: TemplateSet
    /// The sheet of the PDF.
    var paper = Paper.a4
    /// The pages of the PDF.
    var theme = ThemeName.light

    /// The report.
    ///
    /// - Throws: `CommandFailure` with status 65 for a faulty template, 70 when there is no font.
    func rendering() throws(CommandFailure) -> ReportRendering {
        try rendering(RunCharts(run))
    }

    private func rendering(_ charts: RunCharts) throws(CommandFailure) -> ReportRendering {
        try ReportRendering(
            charts,
            content: ReportContent(
                run.analysis, title: title, note: note, slowest: run.measurements.requests?.slowest),
            templates: templates)
    }

    /// The report, its summary and its charts, by their names in a folder.
    ///
    /// - Throws: `CommandFailure` with status 65 for a faulty template, 70 when nothing can be drawn.
    func files() throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
        let made = RunCharts(run)
        let rendering = try rendering(made)
        let summary: String
        do {
            summary = try run.analysis.json(generator: ToolVersion.generator)
        } catch {
            throw CommandFailure(status: .software, message: "cannot write the summary: \(error)")
        }
        let charts = try ChartFiles(
            charts: made, created: run.created, formats: [.png, .svg], themes: [.light]
        ).files()
        return [
            ("report.pdf", try rendering.pdf(paper: paper, theme: theme)),
            ("report.html", try rendering.html()), ("summary.json", Array(summary.utf8)),
        ] + charts.map { ("charts/\($0.name)", $0.bytes) }
    }
}
