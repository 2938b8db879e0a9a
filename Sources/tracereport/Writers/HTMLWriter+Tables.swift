extension HTMLWriter {
    /// Writes a table in a region of its own.
    ///
    /// Every cell of its body tells which column it stands in: on a phone a row is a card.
    mutating func write(_ table: Document.Table) {
        // A wide table scrolls by itself; the region can be focused so that a keyboard can scroll it.
        let name = table.caption.isEmpty ? heading : table.caption.plainText
        output +=
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"\(name.escapedForHTML)\">\n"
        output += "<table\(attribute(table.classes))>\n"
        output +=
            table.caption.isEmpty
            ? "<caption class=\"visually-hidden\">\(heading.escapedForHTML)</caption>\n"
            : "<caption>\(text(table.caption))</caption>\n"
        let titles = table.head.last?.cells.map { $0.inlines.plainText } ?? []
        write(table.head, inside: "thead", titles: [])
        write(table.body, inside: "tbody", titles: titles)
        output += "</table>\n</div>\n"
    }

    private mutating func write(_ rows: [Document.Row], inside name: String, titles: [String]) {
        guard !rows.isEmpty else { return }
        output += "<\(name)>\n"
        for row in rows {
            output += "<tr\(attribute(row.classes))>"
            for (column, cell) in row.cells.enumerated() {
                let element = cell.scope == nil ? "td" : "th"
                let scope = cell.scope.map { " scope=\"\($0.rawValue)\"" } ?? ""
                let title = titles.indices.contains(column) && cell.scope == nil ? titles[column] : ""
                let label = title.isEmpty ? "" : " data-label=\"\(title.escapedForHTML)\""
                output += "<\(element)\(scope)\(attribute(cell.classes))\(label)>\(text(cell.inlines))"
                output += "</\(element)>"
            }
            output += "</tr>\n"
        }
        output += "</\(name)>\n"
    }
}
