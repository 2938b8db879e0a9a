import FoundationEssentials
import TraceAnalysis
import TraceCharts

/// A chart as HTML takes it.
struct ChartMarkup: Sendable, Equatable {
    /// The picture: an `<svg>` element that describes itself.
    var svg: String
    /// The same chart drawn for a phone, with ids of its own; empty where there is none.
    var narrowSVG = ""
    /// What stands under it, where the template says nothing; may be empty.
    var caption: String
}

/// Writes a document as one HTML file that needs nothing but itself.
///
/// No script, no request; stylesheet and charts stand inside. A content security policy says so to the
/// browser too.
struct HTMLWriter {
    private let charts: [String: ChartMarkup]
    private let outline: [OutlineEntry]
    /// The heading that was written last: what a table without a caption is called.
    private var heading: String
    private(set) var output = ""

    /// Writes a document.
    ///
    /// - Parameters:
    ///   - document: What is written.
    ///   - stylesheet: The text of the stylesheet.
    ///   - charts: The picture of every chart in the document, by name.
    /// - Throws: `ReportError` when a chart has no picture.
    static func html(
        _ document: Document, stylesheet: String, charts: [String: ChartMarkup]
    ) throws(ReportError) -> String {
        var writer = HTMLWriter(charts: charts, outline: document.outline, heading: document.title)
        try writer.write(document, stylesheet: stylesheet)
        return writer.output
    }

    private init(charts: [String: ChartMarkup], outline: [OutlineEntry], heading: String) {
        self.charts = charts
        self.outline = outline
        self.heading = heading
    }

    private mutating func write(_ document: Document, stylesheet: String) throws(ReportError) {
        output += """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>\(document.title.escapedForHTML)</title>
            <style>
            \(stylesheet)</style>
            </head>
            <body>
            <main>

            """
        try write(document.blocks)
        output += "</main>\n"
        let footer = text(document.footer)
        if !footer.isEmpty { output += "<footer>\(footer)</footer>\n" }
        output += "</body>\n</html>\n"
    }

    /// Writes blocks in order; two charts of half the width in a row stand beside each other.
    private mutating func write(_ blocks: [Document.Block]) throws(ReportError) {
        var rest = blocks[...]
        while let block = rest.popFirst() {
            guard case .chart(let first) = block, first.isHalf, case .chart(let second)? = rest.first,
                second.isHalf
            else {
                try write(block)
                continue
            }
            rest.removeFirst()
            output += "<div class=\"pair\">\n"
            try write(first)
            try write(second)
            output += "</div>\n"
        }
    }

    private mutating func write(_ block: Document.Block) throws(ReportError) {
        switch block {
        case .section(let section):
            let id = section.id.map { " id=\"\($0)\"" } ?? ""
            output += "<section\(id)\(attribute(section.classes))>\n"
            try write(section.blocks)
            output += "</section>\n"
        case .heading(let heading):
            self.heading = heading.inlines.plainText
            let name = "h\(heading.level)"
            output += "<\(name)\(attribute(heading.classes))>\(text(heading.inlines))</\(name)>\n"
        case .paragraph(let paragraph):
            output += "<p\(attribute(paragraph.classes))>\(text(paragraph.inlines))</p>\n"
        case .list(let list):
            write(list)
        case .descriptions(let list):
            output += "<dl\(attribute(list.classes))>\n"
            for pair in list.pairs { output += "<dt>\(text(pair.label))</dt><dd>\(text(pair.value))</dd>\n" }
            output += "</dl>\n"
        case .table(let table):
            write(table)
        case .chart(let place):
            try write(place)
        case .aside(let aside):
            // A landmark inside main would be one too many for screen readers: a note is none.
            output += "<div role=\"note\"\(attribute(aside.classes))>\n"
            try write(aside.blocks)
            output += "</div>\n"
        case .contents(let contents):
            output += "<nav aria-label=\"Contents\"\(attribute(contents.classes))>\n"
            try write(contents.blocks)
            output += "<ol>\n"
            for entry in outline {
                output += "<li><a href=\"#\(entry.id)\">\(entry.title.escapedForHTML)</a></li>\n"
            }
            output += "</ol>\n</nav>\n"
        }
    }

    private mutating func write(_ list: Document.List) {
        let name = list.ordered ? "ol" : "ul"
        output += "<\(name)\(attribute(list.classes))>\n"
        for item in list.items { output += "<li\(attribute(item.classes))>\(text(item.inlines))</li>\n" }
        output += "</\(name)>\n"
    }

    private mutating func write(_ place: Document.ChartPlace) throws(ReportError) {
        guard let markup = charts[place.chart] else { throw .missingChart(place.chart) }
        output += "<figure\(attribute(place.classes))>\n"
        if markup.narrowSVG.isEmpty {
            output += markup.svg + "\n"
        } else {
            // The stylesheet shows one of the two; the other is there for nobody, screen readers included.
            output += "<div class=\"on-wide\">\(markup.svg)</div>\n"
            output += "<div class=\"on-narrow\">\(markup.narrowSVG)</div>\n"
        }
        let caption = place.caption.isEmpty ? markup.caption.visible.escapedForHTML : text(place.caption)
        if !caption.isEmpty { output += "<figcaption>\(caption)</figcaption>\n" }
        output += "</figure>\n"
    }

    // MARK: Tables

    private mutating func write(_ table: Document.Table) {
        // A wide table scrolls by itself; the region can be focused so that a keyboard can scroll it.
        let name = table.caption.isEmpty ? heading : table.caption.plainText
        output +=
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"\(name.escapedForHTML)\">\n"
        output += "<table\(attribute(table.classes))>\n"
        output +=
            table.caption.isEmpty
            ? "<caption class=\"visually-hidden\">\(heading.escapedForHTML)</caption>\n"
            : "<caption>\(text(table.caption))</caption>\n"
        write(table.head, inside: "thead")
        write(table.body, inside: "tbody")
        output += "</table>\n</div>\n"
    }

    private mutating func write(_ rows: [Document.Row], inside name: String) {
        guard !rows.isEmpty else { return }
        output += "<\(name)>\n"
        for row in rows {
            output += "<tr\(attribute(row.classes))>"
            for cell in row.cells {
                let element = cell.scope == nil ? "td" : "th"
                let scope = cell.scope.map { " scope=\"\($0.rawValue)\"" } ?? ""
                output += "<\(element)\(scope)\(attribute(cell.classes))>\(text(cell.inlines))</\(element)>"
            }
            output += "</tr>\n"
        }
        output += "</\(name)>\n"
    }

    // MARK: Text

    private func text(_ inlines: [Document.Inline]) -> String {
        var inlines = inlines.filter { !$0.isPaged }
        inlines.trimEnd()
        return inlines.map(text).joined()
    }

    private func text(_ inline: Document.Inline) -> String {
        switch inline {
        case .text(let text): text.escapedForHTML
        case .strong(let inner): "<strong>\(text(inner))</strong>"
        case .emphasis(let inner): "<em>\(text(inner))</em>"
        case .code(let inner): "<code>\(text(inner))</code>"
        case .link(let target, let inner): "<a href=\"\(target.escapedForHTML)\">\(text(inner))</a>"
        case .span(let classes, let inner):
            "<span\(attribute(classes))>\(shape(classes))\(text(inner))</span>"
        case .image(let image): picture(image)
        case .lineBreak: "<br>"
        }
    }

    private func picture(_ image: Document.Image) -> String {
        let data = Data(image.picture.png).base64EncodedString()
        return "<img src=\"data:image/png;base64,\(data)\" alt=\"\(image.alternative.escapedForHTML)\" "
            + "width=\"\(image.width)\" height=\"\(image.height)\">"
    }

    private func shape(_ classes: [StyleClass]) -> String {
        guard let grade = classes.badgeGrade, let shape = BadgeShape(grade: grade) else { return "" }
        let side = Int(BadgeShape.side)
        let lines = shape.drawn.map(\.svgData).joined(separator: " ")
        return "<svg viewBox=\"0 0 \(side) \(side)\" aria-hidden=\"true\">"
            + "<path d=\"\(shape.filled.svgData)\" fill=\"currentColor\"/>"
            + "<path d=\"\(lines)\" fill=\"none\" stroke=\"var(--paper)\" stroke-width=\"1.8\" "
            + "stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>"
    }

    private func attribute(_ classes: [StyleClass]) -> String {
        classes.isEmpty ? "" : " class=\"\(classes.map(\.rawValue).joined(separator: " "))\""
    }
}

extension Document.Inline {
    /// Whether this stands only on pages.
    var isPaged: Bool {
        if case .span(let classes, _) = self { classes.contains(.paged) } else { false }
    }
}

extension Path {
    /// The path as SVG path data, with at most two decimals.
    fileprivate var svgData: String {
        elements.map { element in
            switch element {
            case .move(let point): "M\(point.svgData)"
            case .line(let point): "L\(point.svgData)"
            case .curve(let first, let second, let end): "C\(first.svgData) \(second.svgData) \(end.svgData)"
            case .close: "Z"
            }
        }.joined()
    }
}

extension Point {
    /// `x y`, with at most two decimals.
    fileprivate var svgData: String { "\(x.compact) \(y.compact)" }
}
