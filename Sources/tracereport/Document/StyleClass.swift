/// The classes a template may use.
///
/// Each is styled in HTML by the stylesheet and in PDF by the page layout.
enum StyleClass: String, Sendable, CaseIterable {
    /// A section: the first page, which the PDF ends with a page break.
    case cover
    /// A section: begins a new page of the PDF.
    case newPage = "new-page"
    /// A paragraph: the line under the title.
    case subtitle
    /// A paragraph: a section's first sentence.
    case lead
    /// A paragraph or text: small and pale.
    case quiet
    /// A paragraph or span: what to mind.
    case flag
    /// A description list: labels beside values.
    case facts
    /// A description list: in two columns where there is room.
    case columns
    /// A list: cards with one large figure each.
    case keyFigures = "key-figures"
    /// Text: a small label.
    case label
    /// Text: a large figure.
    case value
    /// Text: small and pale, beside something larger.
    case detail
    /// A table: figures of metrics.
    case statistics
    /// A table: verdicts, the first column a badge.
    case verdicts
    /// A cell: a number; never wrapped, at the column's end.
    case number
    /// A cell: text.
    case text
    /// Text: a verdict's shape and word; goes with one of the four grades.
    case badge
    /// A grade: as it should be.
    case good
    /// A grade: neither good nor bad.
    case info
    /// A grade: worth looking at.
    case warning
    /// A grade: held the run back.
    case bad
    /// An aside: a remark of the report's maker.
    case note
    /// A chart: half as wide; two in a row stand beside each other.
    case half
    /// Text: only in the PDF.
    case paged
    /// Empty text: becomes the page's number; only within `paged`.
    case pageNumber = "page-number"
    /// Empty text: becomes the number of pages; only within `paged`.
    case pageCount = "page-count"
}
