import TraceCharts

/// Writes a document as a PDF: its pages, and what readers show beside them.
enum PDFWriter {
    /// Lays a document out and describes the file.
    ///
    /// - Parameters:
    ///   - report: What is written.
    ///   - figures: The picture of every chart in it, by name.
    ///   - paper: The sheet.
    ///   - theme: Light or dark pages.
    ///   - measurer: Knows how wide text is.
    /// - Throws: `ReportError` when a chart has no picture or a colour is missing from the stylesheet.
    static func document(
        _ report: ReportDocument, figures: [String: PlacedFigure], paper: Paper, theme: PageTheme,
        measurer: any TextMeasurer
    ) throws(ReportError) -> PDFDocument {
        let palette: Palette
        do throws(TemplateError) {
            palette = try Palette(stylesheet: report.stylesheet, theme: theme)
        } catch {
            throw .template(error)
        }
        let laidOut = try PageAssembler.pages(
            of: report.document, figures: figures, paper: paper, palette: palette, measurer: measurer)
        return PDFDocument(
            pages: laidOut.pages, title: report.document.title, author: "tracereport",
            subject: "HTTP traces of an AIPerf run",
            created: report.date.flatMap { PDFDate($0) },
            bookmarks: laidOut.outline.map { PDFBookmark($0.entry.title, destination: $0.entry.id) })
    }
}
