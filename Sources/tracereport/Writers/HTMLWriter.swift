import TraceAnalysis

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
/// No request; stylesheet, charts and the one script stand inside. A content security policy says so to the browser
/// too. Without the script everything can be read.
struct HTMLWriter {
    private let charts: [String: ChartMarkup]
    private let outline: [OutlineEntry]
    /// The heading that was written last: what a table without a caption is called.
    var heading: String
    /// What has been written.
    var output = ""
    /// The charts that have been written, so that each is named once.
    private var shown: Set<String> = []

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
            \(PageScript.report.policy)\
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>\(document.title.escapedForHTML)</title>
            <style>
            \(stylesheet)</style>
            </head>
            <body>
            <main>

            """
        try write(document.blocksAsRead)
        output += "</main>\n"
        let footer = text(document.footer)
        if !footer.isEmpty { output += "<footer>\(footer)</footer>\n" }
        output += PageScript.report.element + "</body>\n</html>\n"
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
            try write(section)
        case .heading(let heading):
            write(heading)
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

    /// Writes a section; one with a figure is folded.
    ///
    /// Its name is that of what is folded, so that browsers open it where a link leads there or to anything in it.
    private mutating func write(_ section: Document.Section) throws(ReportError) {
        let id = section.id.map { " id=\"\($0)\"" } ?? ""
        guard let figure = section.figure, case .heading(let heading)? = section.blocks.first else {
            output += "<section\(id)\(attribute(section.classes))>\n"
            try write(section.blocks)
            output += "</section>\n"
            return
        }
        output += "<section\(attribute(section.classes))>\n<details>\n<summary>"
        write(heading)
        output += "<span class=\"figure\">\(figure.escapedForHTML)</span></summary>\n"
        output += "<div\(id) class=\"folded\">\n"
        try write(Array(section.blocks.dropFirst()))
        output += "</div>\n</details>\n</section>\n"
    }

    private mutating func write(_ heading: Document.Heading) {
        self.heading = heading.inlines.plainText
        let name = "h\(heading.level)"
        output += "<\(name)\(attribute(heading.classes))>\(text(heading.inlines))</\(name)>\n"
    }

    private mutating func write(_ list: Document.List) {
        let name = list.ordered ? "ol" : "ul"
        output += "<\(name)\(attribute(list.classes))>\n"
        for item in list.items {
            let share = item.share.map { " style=\"--share:\($0)\"" } ?? ""
            output += "<li\(attribute(item.classes))\(share)>\(text(item.inlines))</li>\n"
        }
        output += "</\(name)>\n"
    }

    private mutating func write(_ place: Document.ChartPlace) throws(ReportError) {
        guard let markup = charts[place.key] ?? charts[place.chart] else { throw .missingChart(place.chart) }
        let name = place.id.flatMap { shown.insert($0).inserted ? $0 : nil }
        let id = name.map { " id=\"\($0)\"" } ?? ""
        output += "<figure\(id)\(attribute(place.classes))>\n"
        if markup.narrowSVG.isEmpty {
            output += markup.svg + "\n"
        } else {
            // The stylesheet shows one of the two; the other is there for nobody, screen readers included.
            output += "<div class=\"on-wide\">\(markup.svg)</div>\n"
            output += "<div class=\"on-narrow\">\(markup.narrowSVG)</div>\n"
        }
        let caption = text(place.caption(else: markup.caption))
        if !caption.isEmpty { output += "<figcaption>\(caption)</figcaption>\n" }
        output += "</figure>\n"
    }
}

extension Document {
    /// The blocks with the contents behind the first page, wherever paper has them.
    fileprivate var blocksAsRead: [Block] {
        var blocks = blocks
        func isContents(_ block: Block) -> Bool { if case .contents = block { true } else { false } }
        guard hasCover, let place = blocks.firstIndex(where: isContents) else { return blocks }
        let contents = blocks.remove(at: place)
        blocks.insert(contents, at: 1)
        return blocks
    }
}
