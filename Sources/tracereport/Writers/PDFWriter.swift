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
