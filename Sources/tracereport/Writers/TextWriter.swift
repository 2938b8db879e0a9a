/// Writes a report as plain text, laid out as the seed's example: section rules and aligned tables.
struct TextWriter {
    private static let rule = String(repeating: "=", count: 80)
    private static let labelWidth = 30
    private static let valueWidth = 15

    /// The whole report, ending with a line break.
    ///
    /// Findings come last, as what a terminal shows when it stops.
    static func text(_ content: ReportContent, colors: TerminalColors = .none) -> String {
        var sections = content.sections.filter { $0.id != ReportContent.findingsID }.map(section)
        sections.append(heading("Key insights") + content.verdicts.map(verdict).joined())
        if !content.notes.isEmpty {
            sections.append(heading("Notes") + content.notes.map { wrapped($0, bullet: "- ") }.joined())
        }
        // Where it came from says more of what both lists tell, such as how large the input is.
        let told = Set(content.provenance.map(\.label))
        sections.append(
            heading("Run") + texts(content.run.filter { !told.contains($0.label) }) + "\n"
                + texts(content.provenance))
        if content.findings != nil {
            sections.append(heading("Findings") + findings(content, colors: colors))
        }
        return sections.joined(separator: "\n")
    }

    /// Headline and findings alone.
    static func findings(_ content: ReportContent, colors: TerminalColors = .none) -> String {
        guard let findings = content.findings else {
            return wrapped("The findings of this run are not recorded.", bullet: "")
        }
        let headline = content.summary.map { wrapped($0, bullet: "") } ?? ""
        if findings.isEmpty { return headline + "\n" + wrapped(ReportContent.nothingFound, bullet: "") }
        let list = findings.map { finding in
            let word = colors.painted("[\(finding.grade.rawValue)]", finding.grade)
            let blanks = String(repeating: " ", count: 10 - finding.grade.rawValue.count - 2)
            return "\n  \(word)\(blanks)\(finding.title)\n"
                + finding.sentences.map { wrapped($0, bullet: "", indent: 12) }.joined()
        }
        return headline + list.joined()
    }

    /// A title between two rules.
    static func heading(_ title: String) -> String { "\(rule)\n  \(title.uppercased())\n\(rule)\n" }

    /// A section under its heading.
    static func section(_ section: ContentSection) -> String {
        var text = heading(section.title)
        var isFirst = true
        if section.blocks.isEmpty, let lead = section.lead { text += "  \(lead)\n" }
        for block in section.blocks {
            guard let written = self.block(block) else { continue }
            text += (isFirst ? "" : "\n") + written
            isFirst = false
        }
        return text
    }

    /// nil for what text cannot show.
    private static func block(_ block: ContentBlock) -> String? {
        switch block {
        case .facts(nil, let list): facts(list, indent: 2)
        case .facts(let title?, let list): "  \(title):\n" + facts(list, indent: 4)
        case .statistics(let group): group.rows.map(statistics).joined(separator: "\n")
        case .table(let table): self.table(table)
        case .paragraph(let text): wrapped(text, bullet: "")
        case .chart: nil
        }
    }

    private static func facts(_ facts: [Fact], indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        return facts.map { fact in
            let label = (fact.label + ":").padded(to: labelWidth - (indent - 2))
            return "\(margin)\(label) \(fact.value.padded(to: valueWidth, trailing: true))\n"
        }.joined()
    }

    /// Facts that are words: their values begin in one column.
    private static func texts(_ facts: [Fact]) -> String {
        facts.map { "  \(($0.label + ":").padded(to: labelWidth - 8)) \($0.value)\n" }.joined()
    }

    private static func statistics(_ row: StatisticsRow) -> String {
        let rules =
            String(repeating: "-", count: labelWidth) + " " + String(repeating: "-", count: valueWidth)
        let cells = row.cells.map { cell in
            "  \(cell.label.padded(to: labelWidth)) \(cell.value.padded(to: valueWidth, trailing: true))\n"
        }
        return "\(row.heading):\n  \("Metric".padded(to: labelWidth)) Value\n  \(rules)\n" + cells.joined()
    }

    /// A table with its columns side by side, each as wide as its longest cell.
    static func table(_ table: ContentTable) -> String {
        let widths = table.columns.indices.map { column in
            ([table.columns[column].title] + table.rows.map { $0[column] }).map(\.count).max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            let padded = zip(zip(cells, widths), table.columns).map { cell, column in
                cell.0.padded(to: cell.1, trailing: column.alignment == .trailing)
            }
            return "  " + padded.joined(separator: "  ").trimmingTrailingSpaces() + "\n"
        }
        let rules = line(widths.map { String(repeating: "-", count: $0) })
        return (table.title.map { "\($0):\n" } ?? "") + line(table.columns.map(\.title)) + rules
            + table.rows.map(line).joined()
    }

    private static func verdict(_ verdict: Verdict) -> String {
        let word = "[\(verdict.grade.rawValue)]".padded(to: 10)
        let value = (verdict.value ?? "not recorded").padded(to: valueWidth, trailing: true)
        return "  \(word)\(verdict.label.padded(to: labelWidth - 10)) \(value)\n"
            + wrapped(verdict.text, bullet: "", indent: 12)
            + wrapped("Rule: \(verdict.rule)", bullet: "", indent: 12)
    }

    /// Breaks text into lines of at most 80 columns.
    static func wrapped(_ text: String, bullet: String, indent: Int = 2) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines = [margin + bullet]
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, lines[lines.count - 1].count + 1 + word.count > 80 {
                lines.append(margin + String(repeating: " ", count: bullet.count))
                isEmpty = true
            }
            lines[lines.count - 1] += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    /// Filled with blanks to a width in characters; longer text stays as it is.
    func padded(to width: Int, trailing: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(width - count, 0))
        return trailing ? blanks + self : self + blanks
    }

    /// Without blanks at the end.
    func trimmingTrailingSpaces() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
