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
