import TraceAnalysis

/// Reads rendered markup into a document.
///
/// Everything outside the vocabulary is an error with the place in the template it came from: elements,
/// attributes, classes, chart names, links to nowhere, elements that may not stand where they do.
struct DocumentParser {
    var lexer: MarkupLexer
    let charts: [String]
    /// The PNG files a picture may name.
    let pictures: [String: [UInt8]]
    /// The pictures that have been read, by name.
    var read: [String: Document.Picture] = [:]
    var ids: Set<String> = []
    var links: [(id: String, offset: Int)] = []
    /// How many places show each chart, so far.
    var chartPlaces: [String: Int] = [:]

    /// Reads markup.
    ///
    /// - Parameters:
    ///   - markup: The rendered template.
    ///   - title: The document's title.
    ///   - charts: The names a chart may have.
    ///   - pictures: The PNG files an image may name.
    /// - Throws: `TemplateError` at the first fault.
    static func parse(
        _ markup: MarkedText, title: String, charts: [String], pictures: [String: [UInt8]] = [:]
    ) throws(TemplateError) -> Document {
        var parser = DocumentParser(lexer: MarkupLexer(markup), charts: charts, pictures: pictures)
        var document = Document(title: title)
        document.blocks = try parser.blocks(inside: nil, document: &document)
        for link in parser.links where !parser.ids.contains(link.id) {
            throw parser.lexer.error(at: link.offset, "Nothing here has the id “\(link.id)”.")
        }
        return document
    }

    init(lexer: MarkupLexer, charts: [String], pictures: [String: [UInt8]]) {
        self.lexer = lexer
        self.charts = charts
        self.pictures = pictures
    }

    // MARK: Blocks

    mutating func blocks(inside parent: MarkupElement) throws(TemplateError) -> [Document.Block] {
        var none = Document(title: "")
        return try blocks(inside: parent, document: &none)
    }

    mutating func blocks(
        inside parent: MarkupElement?, document: inout Document
    ) throws(TemplateError) -> [Document.Block] {
        var blocks: [Document.Block] = []
        while let (element, attributes, start) = try nextChild(of: parent) {
            switch element {
            case .header where parent == nil:
                document.header = try inlines(inside: .header)
            case .footer where parent == nil:
                document.footer = try inlines(inside: .footer)
            case _ where element.isBlock:
                blocks.append(try block(element, attributes, at: start))
            default:
                let place = parent.map { "in <\($0.rawValue)>" } ?? "at the top"
                throw lexer.error(at: start, "<\(element.rawValue)> may not stand \(place).")
            }
        }
        return blocks
    }

    mutating func block(
        _ element: MarkupElement, _ attributes: [MarkupAttribute], at start: Int
    ) throws(TemplateError) -> Document.Block {
        let classes = try classes(in: attributes)
        switch element {
        case .section:
            let id = try id(in: attributes)
            let figure = attributes.first { $0.name == "data-figure" }?.value.visible
            return .section(
                .init(id: id, classes: classes, figure: figure, blocks: try blocks(inside: .section)))
        case .aside:
            return .aside(.init(classes: classes, blocks: try blocks(inside: .aside)))
        case .nav:
            return .contents(.init(classes: classes, blocks: try blocks(inside: .nav)))
        case .ul, .ol:
            return .list(.init(ordered: element == .ol, classes: classes, items: try items(of: element)))
        case .dl:
            return .descriptions(.init(classes: classes, pairs: try pairs()))
        case .table:
            return .table(try table(classes: classes, at: start))
        case .figure:
            return .chart(try chartPlace(attributes, classes: classes))
        case .h1, .h2, .h3:
            let level = element == .h1 ? 1 : element == .h2 ? 2 : 3
            return .heading(.init(level: level, classes: classes, inlines: try inlines(inside: element)))
        default:
            return .paragraph(.init(classes: classes, inlines: try inlines(inside: element)))
        }
    }

    mutating func items(of parent: MarkupElement) throws(TemplateError) -> [Document.Item] {
        var items: [Document.Item] = []
        while let (_, attributes, _) = try nextChild(of: parent) {
            let classes = try classes(in: attributes)
            let share = try share(in: attributes)
            items.append(.init(classes: classes, inlines: try inlines(inside: .li), share: share))
        }
        return items
    }

    mutating func pairs() throws(TemplateError) -> [Document.Pair] {
        var pairs: [Document.Pair] = []
        var label: [Document.Inline]?
        while let (element, _, start) = try nextChild(of: .dl) {
            switch (element, label) {
            case (.dt, nil):
                label = try inlines(inside: .dt)
            case (.dd, let open?):
                pairs.append(.init(label: open, value: try inlines(inside: .dd)))
                label = nil
            default:
                throw lexer.error(at: start, "In <dl>, <dt> and <dd> take turns.")
            }
        }
        if label != nil { throw lexer.error(at: lexer.offset, "In <dl>, <dt> and <dd> take turns.") }
        return pairs
    }

    mutating func chartPlace(
        _ attributes: [MarkupAttribute], classes: [StyleClass]
    ) throws(TemplateError) -> Document.ChartPlace {
        var place = Document.ChartPlace(classes: classes, chart: try chart(in: attributes), caption: [])
        if let id = place.id { ids.insert(id) }
        place.repetition = chartPlaces[place.chart, default: 0]
        chartPlaces[place.chart, default: 0] += 1
        while try nextChild(of: .figure) != nil {
            place.caption += try inlines(inside: .figcaption)
        }
        return place
    }

    // MARK: Structure

    /// The next element inside another; nil at that one's end.
    ///
    /// Text other than space is an error.
    mutating func nextChild(
        of parent: MarkupElement?
    ) throws(TemplateError) -> (MarkupElement, [MarkupAttribute], offset: Int)? {
        while true {
            let start = lexer.offset
            guard let token = try lexer.next() else {
                guard let parent else { return nil }
                throw lexer.error(at: start, "<\(parent.rawValue)> is not closed.")
            }
            switch token {
            case .text(let text):
                guard text.allSatisfy(\.isWhitespace) else {
                    let place = parent.map { "directly in <\($0.rawValue)>" } ?? "at the top"
                    let space = text.utf8.prefix { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
                        .count
                    throw lexer.error(at: start + space, "Text may not stand \(place); put it in <p>.")
                }
            case .close(let element):
                guard element == parent else {
                    let due = parent.map { "</\($0.rawValue)> is due" } ?? "nothing is open"
                    throw lexer.error(at: start, "</\(element.rawValue)> stands where \(due).")
                }
                return nil
            case .open(let element, let attributes):
                if case .only(let allowed) = parent?.content, !allowed.contains(element) {
                    throw lexer.error(
                        at: start, "<\(element.rawValue)> may not stand in <\(parent?.rawValue ?? "")>.")
                }
                return (element, attributes, start)
            }
        }
    }
}

extension DocumentParser {
    /// The rows and the caption of a table; its start tag has been read.
    mutating func table(
        classes: [StyleClass], at start: Int
    ) throws(TemplateError) -> Document.Table {
        var table = Document.Table(classes: classes, caption: [], head: [], body: [])
        while let (element, _, _) = try nextChild(of: .table) {
            switch element {
            case .caption: table.caption = try inlines(inside: .caption)
            case .thead: table.head += try rows(of: .thead)
            default: table.body += try rows(of: .tbody)
            }
        }
        let width = table.head.first?.cells.count ?? table.body.first?.cells.count ?? 0
        guard (table.head + table.body).allSatisfy({ $0.cells.count == width }) else {
            throw lexer.error(at: start, "The rows of this table have different numbers of cells.")
        }
        return table
    }

    mutating func rows(of parent: MarkupElement) throws(TemplateError) -> [Document.Row] {
        var rows: [Document.Row] = []
        while let (_, attributes, _) = try nextChild(of: parent) {
            var row = Document.Row(classes: try classes(in: attributes), cells: [])
            while let (element, attributes, _) = try nextChild(of: .tr) {
                let classes = try classes(in: attributes)
                let scope = try scope(in: attributes)
                row.cells.append(.init(scope: scope, classes: classes, inlines: try inlines(inside: element)))
            }
            rows.append(row)
        }
        return rows
    }

    func scope(in attributes: [MarkupAttribute]) throws(TemplateError) -> Document.Scope? {
        guard let attribute = attributes.first(where: { $0.name == "scope" }) else { return nil }
        guard let scope = Document.Scope(rawValue: attribute.value) else {
            throw lexer.error(at: attribute.offset, "A scope is row or col.")
        }
        return scope
    }
}

extension DocumentParser {
    /// The classes an element names.
    func classes(in attributes: [MarkupAttribute]) throws(TemplateError) -> [StyleClass] {
        guard let attribute = attributes.first(where: { $0.name == "class" }) else { return [] }
        var classes: [StyleClass] = []
        for name in attribute.value.split(separator: " ") {
            guard let known = StyleClass(rawValue: String(name)) else {
                let near = StyleClass.allCases.map(\.rawValue).nearest(to: String(name))
                let hint = near.map { " Did you mean “\($0)”?" } ?? ""
                throw lexer.error(
                    at: attribute.offset, "There is no class “\(String(name).visible)”.\(hint)")
            }
            classes.append(known)
        }
        return classes
    }

    /// The chart that a `<figure>` names; empty for none.
    func chart(in attributes: [MarkupAttribute]) throws(TemplateError) -> String {
        guard let chart = attributes.first(where: { $0.name == "data-chart" }) else { return "" }
        guard charts.contains(chart.value) else {
            let near = charts.nearest(to: chart.value).map { " Did you mean “\($0)”?" } ?? ""
            throw lexer.error(at: chart.offset, "There is no chart named “\(chart.value.visible)”.\(near)")
        }
        return chart.value
    }

    /// How much of the whole an item is, in percent; nil where nothing is said.
    func share(in attributes: [MarkupAttribute]) throws(TemplateError) -> Double? {
        guard let share = attributes.first(where: { $0.name == "data-share" }) else { return nil }
        guard let value = Double(share.value), (0...100).contains(value) else {
            throw lexer.error(at: share.offset, "A share is a number from 0 to 100.")
        }
        return value
    }

    mutating func id(in attributes: [MarkupAttribute]) throws(TemplateError) -> String? {
        guard let attribute = attributes.first(where: { $0.name == "id" }) else { return nil }
        guard attribute.value.isAnchor else {
            throw lexer.error(at: attribute.offset, "An id is made of a–z, 0–9 and hyphens.")
        }
        guard ids.insert(attribute.value).inserted else {
            throw lexer.error(at: attribute.offset, "The id “\(attribute.value)” is there twice.")
        }
        return attribute.value
    }

    mutating func target(in attributes: [MarkupAttribute]) throws(TemplateError) -> String {
        guard let attribute = attributes.first(where: { $0.name == "href" }) else { return "" }
        if attribute.value.hasPrefix("#") {
            links.append((String(attribute.value.dropFirst()), attribute.offset))
        } else if !attribute.value.hasPrefix("https://") && !attribute.value.hasPrefix("http://") {
            throw lexer.error(at: attribute.offset, "A link begins with #, https:// or http://.")
        }
        return attribute.value
    }
}

extension String {
    /// Whether this can be the name of a place in the document.
    fileprivate var isAnchor: Bool {
        !isEmpty && utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
