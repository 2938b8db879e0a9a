/// Writes a report as GitHub Markdown.
struct MarkdownWriter {
    /// The whole report, ending with a line break.
    static func text(_ content: ReportContent) -> String {
        var parts = ["# \(escaped(content.title))"]
        if let note = content.note { parts.append(escaped(note)) }
        parts.append(table(["Run", ""], content.run.map { [$0.label, $0.value] }))
        parts.append("## Key insights")
        parts.append(
            table(
                ["", "Insight", "Value", "What it means", "Rule"],
                content.verdicts.map {
                    [$0.grade.rawValue, $0.label, $0.value ?? "not recorded", $0.text, $0.rule]
                }, trailing: [2]))
        for section in content.sections {
            parts.append("## \(escaped(section.title))")
            if let lead = section.lead { parts.append(escaped(lead)) }
            parts += section.blocks.compactMap(block)
        }
        if !content.notes.isEmpty {
            parts.append("## Notes")
            parts.append(content.notes.map { "- \(escaped($0))" }.joined(separator: "\n"))
        }
        parts.append("## Method and provenance")
        parts.append(table(["Method", ""], content.provenance.map { [$0.label, $0.value] }))
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// nil for what Markdown on its own cannot show.
    private static func block(_ block: ContentBlock) -> String? {
        switch block {
        case .facts(let title, let facts):
            return table([title ?? "", ""], facts.map { [$0.label, $0.value] }, trailing: [1])
        case .statistics(let group):
            guard let first = group.rows.first else { return nil }
            let labels = ["Metric", "n"] + first.cells.map(\.label)
            return table(
                labels, group.rows.map { [$0.title, $0.count] + $0.cells.map(\.value) },
                trailing: Set(1..<labels.count))
        case .table(let wide): return table(wide)
        case .paragraph(let text): return escaped(text)
        case .chart: return nil
        }
    }

    /// A table under its title, without a line break at the end.
    static func table(_ table: ContentTable) -> String {
        let trailing = table.columns.indices.filter { table.columns[$0].alignment == .trailing }
        let heading = table.title.map { "### \(escaped($0))\n\n" } ?? ""
        return heading + Self.table(table.columns.map(\.title), table.rows, trailing: Set(trailing))
    }

    private static func table(_ head: [String], _ rows: [[String]], trailing: Set<Int> = []) -> String {
        func line(_ cells: [String]) -> String {
            "| " + cells.map(escaped).joined(separator: " | ") + " |"
        }
        let rules = head.indices.map { trailing.contains($0) ? "---:" : "---" }
        return ([line(head), "| " + rules.joined(separator: " | ") + " |"] + rows.map(line))
            .joined(separator: "\n")
    }

    /// Text that Markdown shows as it is.
    ///
    /// Underscores inside words need no escape on GitHub.
    static func escaped(_ text: String) -> String {
        // By scalar: a combining mark must not hide the character it stands on.
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "|", "<", ">", "*", "[", "]", "`", "#", "~": result += ["\\", scalar]
            case "&": result += "&amp;".unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
