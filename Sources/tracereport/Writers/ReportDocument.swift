/// A report made from its content and its templates, ready to be written as HTML and as PDF.
struct ReportDocument: Sendable {
    /// The report as a tree.
    let document: Document
    /// The text of the stylesheet.
    let stylesheet: String
    /// When the run began, ISO 8601 in UTC; nil where unknown.
    let date: String?

    /// Fills the templates and reads the result.
    ///
    /// - Parameters:
    ///   - content: What the report says.
    ///   - templates: The template, its parts and its stylesheet.
    ///   - charts: The names of all charts there are.
    /// - Throws: `TemplateError` at the first fault in a template.
    init(
        content: ReportContent, templates: TemplateSet = .builtIn, charts: [String]
    ) throws(TemplateError) {
        let markup = try templates.render(ReportContext.value(of: content), shape: ReportContext.shape)
        document = try DocumentParser.parse(markup, title: content.title.visible, charts: charts)
        stylesheet = try templates.stylesheetText()
        date = content.date
    }

    /// The names of the charts in the report, in order: the figures that `html` and `pdf` need.
    var charts: [String] { document.charts }

    /// The report as one HTML file.
    ///
    /// - Parameter figures: The picture of every chart in the report, by name.
    /// - Throws: `ReportError` when a chart has no picture.
    func html(figures: [String: FigureMarkup]) throws(ReportError) -> String {
        try HTMLWriter.html(document, stylesheet: stylesheet, figures: figures)
    }
}
