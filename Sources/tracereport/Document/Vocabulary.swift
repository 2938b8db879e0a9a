/// The elements a template may use, what may stand in each, and its attributes.
enum MarkupElement: String, Sendable, CaseIterable {
    case header, footer, section, h1, h2, h3, p, ul, ol, li, dl, dt, dd
    case table, caption, thead, tbody, tr, th, td
    case figure, figcaption, aside, nav
    case strong, em, code, a, span, br, img

    /// What may stand inside an element.
    enum Content: Sendable, Equatable {
        /// Blocks: sections, headings, paragraphs, lists, tables, charts, asides, the contents.
        case blocks
        /// Text and inline elements.
        case text
        /// Only these elements.
        case only([MarkupElement])
        /// Nothing; the element has no end tag.
        case nothing
    }

    /// What may stand inside.
    var content: Content {
        switch self {
        case .section, .aside, .nav: .blocks
        case .ul, .ol: .only([.li])
        case .dl: .only([.dt, .dd])
        case .table: .only([.caption, .thead, .tbody])
        case .thead, .tbody: .only([.tr])
        case .tr: .only([.th, .td])
        case .figure: .only([.figcaption])
        case .br, .img: .nothing
        default: .text
        }
    }

    /// Whether it stands on lines of its own, and may stand wherever blocks may.
    var isBlock: Bool {
        switch self {
        case .section, .h1, .h2, .h3, .p, .ul, .ol, .dl, .table, .figure, .aside, .nav: true
        default: false
        }
    }

    /// Whether it stands within a line.
    var isInline: Bool {
        switch self {
        case .strong, .em, .code, .a, .span, .br, .img: true
        default: false
        }
    }

    /// The attributes it may have.
    var attributes: [String] {
        switch self {
        case .section: ["class", "id", "data-figure"]
        case .figure: ["class", "data-chart"]
        case .li: ["class", "data-share"]
        case .th: ["class", "scope"]
        case .a: ["href"]
        case .img: ["src", "alt", "height"]
        case .header, .footer, .strong, .em, .code, .br, .dt, .dd, .caption, .figcaption, .thead, .tbody: []
        default: ["class"]
        }
    }

    /// The attributes it must have.
    var requiredAttributes: [String] {
        switch self {
        case .figure: ["data-chart"]
        case .th: ["scope"]
        case .a: ["href"]
        case .img: ["src", "alt"]
        default: []
        }
    }
}

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
    /// A figure: lower than others of its width.
    case short
    /// A figure: without a caption.
    case bare
    /// A paragraph: what was run, in one small line.
    case runLine = "run-line"
    /// A heading: how it went, as large as fits two lines.
    case headline
    /// A paragraph: a red band that says why figures can't be trusted.
    case band
    /// A list: cards with one large figure each, all in one row.
    case tiles
    /// A card of `tiles`: wider than the others.
    case wide
    /// A list: one bar, a part for each item, as wide as its `data-share` says.
    case timeBar = "time-bar"
    /// A part of `time-bar`: waiting for a free connection.
    case blocked
    /// A part of `time-bar`: looking up the host.
    case dns
    /// A part of `time-bar`: connecting.
    case connect
    /// A part of `time-bar`: sending the request.
    case send
    /// A part of `time-bar`: waiting for the first byte.
    case wait
    /// A part of `time-bar`: from the first byte to the last.
    case transfer
    /// A table: checks, one line each.
    case checks
    /// A description list: small, in two columns.
    case definitions
    /// Text: only in the HTML.
    case screen
    /// Text: only in the PDF.
    case paged
    /// Empty text: becomes the page's number; within a link to a place of the document, the number of that page.
    case pageNumber = "page-number"
    /// Empty text: becomes the number of pages; only within `paged`.
    case pageCount = "page-count"
}
