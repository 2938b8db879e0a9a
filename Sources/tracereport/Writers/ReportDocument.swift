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

    /// The places of the charts in the report, in order: the pictures that `html` and `pdf` need.
    var charts: [Document.ChartPlace] { document.charts }

    /// The size at which to draw a chart for a screen.
    static func screenSize(of place: Document.ChartPlace) -> Size {
        switch (place.isHalf, place.isShort) {
        case (true, true): Size(Chart.phoneSize.width, 240)
        case (true, false): Chart.phoneSize
        case (false, true): Size(720, 280)
        case (false, false): Chart.standardSize
        }
    }

    /// The report as one HTML file.
    ///
    /// - Parameter charts: The picture of every chart in the report, by the key of its place.
    /// - Throws: `ReportError` when a chart has no picture.
    func html(charts: [String: ChartMarkup]) throws(ReportError) -> String {
        try HTMLWriter.html(document, stylesheet: stylesheet, charts: charts)
    }

    /// The pages alone.
    ///
    /// - Throws: `ReportError` when a chart has no picture.
    func pages(
        charts: [String: PlacedChart], paper: Paper, theme: PageTheme, measurer: any TextMeasurer
    ) throws(ReportError) -> ReportPages {
        try PageAssembler.pages(
            of: document, charts: charts, paper: paper, palette: theme == .light ? light : dark,
            measurer: measurer)
    }

    /// The report as a PDF, ready for `CairoRenderer.pdf`.
    ///
    /// - Parameters:
    ///   - charts: The picture of every chart in the report, by the key of its place.
    ///   - paper: The sheet.
    ///   - theme: Light or dark pages; the pictures should be of the same.
    ///   - created: The date of making; nil for when the run began.
    ///   - measurer: Knows how wide text is; the one of the renderer.
    /// - Throws: `ReportError` when a chart has no picture.
    func pdf(
        charts: [String: PlacedChart], paper: Paper, theme: PageTheme, created: PDFDate? = nil,
        measurer: any TextMeasurer
    ) throws(ReportError) -> PDFDocument {
        let laidOut = try pages(charts: charts, paper: paper, theme: theme, measurer: measurer)
        return PDFWriter.document(
            laidOut, title: document.title, created: created ?? date.flatMap { PDFDate($0) })
    }
}

/// Describes a PDF: its pages, and what readers show beside them.
enum PDFWriter {
    /// The file for pages that have been laid out.
    ///
    /// - Parameters:
    ///   - laidOut: The pages and the sections on them.
    ///   - title: The title of the file.
    ///   - created: The date of making; nil where unknown.
    static func document(_ laidOut: ReportPages, title: String, created: PDFDate?) -> PDFDocument {
        PDFDocument(
            pages: laidOut.pages, title: title, author: "tracereport",
            subject: "HTTP traces of an AIPerf run",
            created: created,
            bookmarks: laidOut.outline.map { PDFBookmark($0.entry.title, destination: $0.entry.id) },
            pageLabels: labels(laidOut))
    }

    /// What readers call the pages: the first is the cover, the others have the number they show.
    ///
    /// Without a cover that is what readers do by themselves.
    private static func labels(_ laidOut: ReportPages) -> [String] {
        guard laidOut.hasCover, laidOut.pages.count > 1 else { return [] }
        return ["Cover"] + (2...laidOut.pages.count).map(String.init)
    }
}

/// One report on its way to its files: the document and the charts it shows.
struct ReportRendering {
    private let document: ReportDocument
    private let charts: [(place: Document.ChartPlace, chart: Chart)]
    private let measurer: CairoTextMeasurer

    /// Fills the templates, and draws no chart yet.
    ///
    /// - Parameters:
    ///   - charts: All charts there are; a template that names one without data shows why it has none.
    ///   - content: What the report says, without the charts that have nothing to show.
    ///   - templates: The template, its parts and its stylesheet.
    /// - Throws: `TemplateError` for a faulty template, `RenderError` when there is no font.
    init(_ charts: RunCharts, content: ReportContent, templates: TemplateSet) throws {
        document = try ReportDocument(
            content: content, templates: templates, charts: charts.charts.map(\.name))
        let known = Dictionary(
            charts.charts.map { ($0.name, $0.chart) }, uniquingKeysWith: { first, _ in first })
        self.charts = document.charts.compactMap { place in known[place.chart].map { (place, $0) } }
        measurer = try CairoTextMeasurer()
    }

    /// The report as one HTML file.
    func html() throws(ReportError) -> [UInt8] {
        var markup: [String: ChartMarkup] = [:]
        for (place, chart) in charts {
            func svg(
                _ size: Size, _ prefix: String, textScale: Double = 1, hasSpots: Bool = false
            ) -> String {
                let least = chart.leastHeight(
                    width: size.width, theme: .light, measurer: measurer, textScale: textScale)
                return TextSVG.render(
                    chart.drawing(
                        size: Size(size.width, max(size.height, least)), theme: .light,
                        measurer: measurer, textScale: textScale),
                    title: chart.title, description: chart.description, idPrefix: prefix,
                    properties: Theme.light.propertyNames, hasSpots: hasSpots)
            }
            // Half as wide as the text is as wide as a phone.
            markup[place.key] = ChartMarkup(
                svg: svg(
                    ReportDocument.screenSize(of: place), place.key,
                    textScale: place.isHalf ? Chart.phoneTextScale : 1, hasSpots: true),
                narrowSVG: place.isHalf
                    ? ""
                    : svg(Chart.phoneSize, place.key + "-narrow", textScale: Chart.phoneTextScale),
                caption: chart.caption)
        }
        return Array(try document.html(charts: markup).utf8)
    }

    /// The report as a PDF.
    ///
    /// - Throws: `ReportError`, or `RenderError` when it cannot be drawn.
    func pdf(_ paper: Paper, _ theme: PageTheme, _ created: PDFDate?) throws -> [UInt8] {
        try CairoRenderer.pdf(
            document.pdf(
                charts: placed(paper, theme), paper: paper, theme: theme, created: created, measurer: measurer
            ))
    }

    /// The pages alone.
    func pages(_ paper: Paper, _ theme: PageTheme) throws(ReportError) -> ReportPages {
        try document.pages(charts: placed(paper, theme), paper: paper, theme: theme, measurer: measurer)
    }

    /// The charts as pages take them.
    private func placed(_ paper: Paper, _ theme: PageTheme) -> [String: PlacedChart] {
        var placed: [String: PlacedChart] = [:]
        for (place, chart) in charts {
            let size = paper.chartSize(isHalf: place.isHalf, isShort: place.isShort)
            placed[place.key] = PlacedChart(
                size: size,
                leastHeight: chart.leastHeight(width: size.width, theme: theme.chart, measurer: measurer),
                caption: chart.caption, description: chart.description
            ) { [measurer] size in
                chart.drawing(size: size, theme: theme.chart, measurer: measurer)
            }
        }
        return placed
    }
}
