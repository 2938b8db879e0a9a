import TraceAnalysis
import TraceCharts

/// A report made from its content and its templates, ready to be written as HTML and as PDF.
struct ReportDocument: Sendable {
    /// The report as a tree.
    let document: Document
    /// The text of the stylesheet.
    let stylesheet: String
    /// The colours of light pages, from the stylesheet.
    let light: Palette
    /// The colours of dark pages, from the stylesheet.
    let dark: Palette
    /// When the run began, ISO 8601 in UTC; nil where unknown.
    let date: String?

    /// Fills the templates and reads the result.
    ///
    /// - Parameters:
    ///   - content: What the report says.
    ///   - templates: The template, its parts and its stylesheet.
    ///   - charts: The names of all charts there are.
    /// - Throws: `TemplateError` at the first fault in a template or in the stylesheet's colours.
    init(
        content: ReportContent, templates: TemplateSet = .builtIn, charts: [String]
    ) throws(TemplateError) {
        let markup = try templates.render(
            ReportContext.value(of: content), shape: ReportContext.shape, charts: charts)
        document = try DocumentParser.parse(
            markup, title: content.title.visible, charts: charts, pictures: templates.pictures)
        stylesheet = try templates.stylesheetText()
        light = try Palette(stylesheet: stylesheet, theme: .light)
        dark = try Palette(stylesheet: stylesheet, theme: .dark)
        date = content.date
    }

    /// The names of the charts in the report, in order: the charts that `html` and `pdf` need.
    var charts: [String] { document.charts.map(\.chart) }

    /// The size at which to draw a chart for paper.
    func size(ofChart name: String, on paper: Paper) -> Size { paper.chartSize(isHalf: isHalf(name)) }

    /// The size at which to draw a chart for a screen.
    func screenSize(ofChart name: String) -> Size { isHalf(name) ? Size(480, 360) : Chart.standardSize }

    /// The size at which to draw a chart for a phone.
    static let phoneSize = Size(360, 310)

    private func isHalf(_ name: String) -> Bool {
        document.charts.first { $0.chart == name }?.isHalf ?? false
    }

    /// The report as one HTML file.
    ///
    /// - Parameter charts: The picture of every chart in the report, by name.
    /// - Throws: `ReportError` when a chart has no picture.
    func html(charts: [String: ChartMarkup]) throws(ReportError) -> String {
        try HTMLWriter.html(document, stylesheet: stylesheet, charts: charts)
    }

    /// The report as a PDF, ready for `CairoRenderer.pdf`.
    ///
    /// - Parameters:
    ///   - charts: The picture of every chart in the report, by name; best drawn at its `size(ofChart:on:)`.
    ///   - paper: The sheet.
    ///   - theme: Light or dark pages; the pictures should be of the same.
    ///   - measurer: Knows how wide text is; the one of the renderer.
    /// - Throws: `ReportError` when a chart has no picture.
    func pdf(
        charts: [String: PlacedChart], paper: Paper, theme: PageTheme, measurer: any TextMeasurer
    ) throws(ReportError) -> PDFDocument {
        let laidOut = try PageAssembler.pages(
            of: document, charts: charts, paper: paper, palette: theme == .light ? light : dark,
            measurer: measurer)
        return PDFWriter.document(laidOut, title: document.title, date: date)
    }
}
