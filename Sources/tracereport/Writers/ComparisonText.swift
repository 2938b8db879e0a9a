import TraceAnalysis

/// Writes a comparison for people: as text, and as Markdown for a pull request.
enum ComparisonText {
    /// The verdicts first, then every section of the content.
    static func text(_ comparison: Comparison, _ content: ReportContent) -> String {
        let verdicts = comparison.candidates.map { candidate in
            TextWriter.wrapped(candidate.sentence(against: comparison.baseline.name), bullet: "")
        }
        let sections = content.sections.filter { $0.id != "charts" }.map(TextWriter.section)
        let notes =
            TextWriter.heading("Notes")
            + content.notes.map { TextWriter.wrapped($0, bullet: "- ") }
            .joined()
        return ([verdicts.joined()] + sections + [notes]).joined(separator: "\n")
    }

    /// The verdict of each candidate with the figures it rests on; every figure with a verdict folded away.
    static func markdown(_ comparison: Comparison) -> String {
        let baseline = comparison.baseline.name
        let parts = comparison.candidates.flatMap { candidate -> [String] in
            let escaped = MarkdownWriter.escaped
            var parts = [
                "### \(escaped(candidate.name)): \(candidate.overall.verdict.words)",
                escaped(candidate.sentence(against: baseline)), escaped(candidate.basis),
            ]
            if !candidate.warnings.isEmpty {
                parts.append(candidate.warnings.map { "- ⚠️ \(escaped($0.text))" }.joined(separator: "\n"))
            }
            parts.append(MarkdownWriter.table(candidate.overallTable(baseline).untitled))
            if let source = candidate.source { parts.append(escaped(source)) }
            if let phases = candidate.phaseTable { parts.append(MarkdownWriter.table(phases.untitled)) }
            parts.append(
                "<details><summary>Every figure with a verdict</summary>\n\n"
                    + MarkdownWriter.table(candidate.metricsTable(baseline).untitled) + "\n\n</details>")
            return parts
        }
        return parts.joined(separator: "\n\n") + "\n"
    }
}

extension ContentTable {
    /// The table without its title.
    fileprivate var untitled: ContentTable { ContentTable(columns: columns, rows: rows) }
}
