import TraceCharts

/// Describes a PDF: its pages, and what readers show beside them.
enum PDFWriter {
    /// The file for pages that have been laid out.
    ///
    /// - Parameters:
    ///   - laidOut: The pages and the sections on them.
    ///   - title: The title of the file.
    ///   - date: When the run began, ISO 8601 in UTC; nil where unknown.
    static func document(_ laidOut: ReportPages, title: String, date: String?) -> PDFDocument {
        PDFDocument(
            pages: laidOut.pages, title: title, author: "tracereport",
            subject: "HTTP traces of an AIPerf run",
            created: date.flatMap { PDFDate($0) },
            bookmarks: laidOut.outline.map { PDFBookmark($0.entry.title, destination: $0.entry.id) },
            // Readers show the number that the page itself shows.
            pageLabels: laidOut.pages.indices.map { String($0 + 1) })
    }
}
