import TraceAnalysis
import TraceCharts

/// Writes a report as GitHub Markdown.
struct MarkdownWriter {
    /// The whole report, ending with a line break.
    static func text(_ content: ReportContent) -> String {
        var parts = ["# \(escaped(content.title))"]
        if let note = content.note { parts.append(escaped(note)) }
        parts += findings(content)
        parts.append(table(["Run", ""], content.run.map { [$0.label, $0.value] }))
        parts.append("## Key insights")
        parts.append(
            table(
                ["", "Insight", "Value", "What it means", "Rule"],
                content.verdicts.map {
                    [$0.grade.rawValue, $0.label, $0.value ?? "not recorded", $0.text, $0.rule]
                }, trailing: [2]))
        for section in content.sections where section.id != ReportContent.findingsID {
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

    /// Headline and findings alone, in parts.
    static func findings(_ content: ReportContent) -> [String] {
        guard let findings = content.findings else { return [] }
        let headline = content.summary.map(escaped)
        let list = findings.map { finding in
            "- **\(finding.grade.word): \(escaped(finding.title)).** "
                + finding.sentences.map(escaped).joined(separator: " ")
        }
        let found = list.isEmpty ? ReportContent.nothingFound : list.joined(separator: "\n")
        return ["## Findings", headline, found].compactMap { $0 }
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

/// The Markdown that shows the PNGs of charts, ready to paste where they are to be seen.
struct ChartMarkdown {
    /// The folder of the pictures as it is to be called, with or without a slash at its end.
    var folder: String
    /// The themes; with both, readers see that of their page.
    var themes: [PageTheme]
    /// The width to show a picture at, in CSS pixels.
    var width: Double

    /// A paragraph for every chart, divided by empty lines; its description is the alternative text.
    func text(_ charts: [(name: String, chart: Chart)]) -> String {
        charts.map { paragraph($0.name, $0.chart) + "\n" }.joined(separator: "\n")
    }

    private func paragraph(_ name: String, _ chart: Chart) -> String {
        let words = "\(chart.title). \(chart.description)".visible
        guard themes.contains(.light), themes.contains(.dark) else {
            let theme = themes.first ?? .light
            return "![\(MarkdownWriter.escaped(words))](\(address(theme.fileName(name))))"
        }
        let (light, dark) = (address(PageTheme.light.fileName(name)), address(PageTheme.dark.fileName(name)))
        // Without an empty line, which would end it for Markdown.
        return """
            <picture>
              <source media="(prefers-color-scheme: dark)" srcset="\(dark)">
              <img src="\(light)" width="\(FigureStyle.fixed(width, 0))" alt="\(words.escapedForHTML)">
            </picture>
            """
    }

    /// A path as a reference of a page: what has a meaning in one of those is written as `%` and its code.
    private func address(_ name: String) -> String {
        folder.pathOf("\(name).png").utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                return String(Unicode.Scalar(byte))
            default:
                return "%" + byte.hexadecimal(2).uppercased()
            }
        }.joined()
    }
}
