import TraceAnalysis

/// Writes a sweep for people: as text, and as Markdown for a pull request.
enum SweepWriter {
    /// What the curves tell first, then their tables and what is left out.
    static func text(_ sweep: Sweep, _ content: ReportContent) -> String {
        let sentences = sentences(sweep).map { TextWriter.wrapped($0, bullet: "") }
        let sections = content.sections.map(TextWriter.section)
        let notes =
            TextWriter.heading("Notes")
            + content.notes.map { TextWriter.wrapped($0, bullet: "- ") }.joined()
        return ([sentences.joined()].filter { !$0.isEmpty } + sections + [notes]).joined(separator: "\n")
    }

    /// The same for a pull request.
    static func markdown(_ sweep: Sweep, _ content: ReportContent) -> String {
        let escaped = MarkdownWriter.escaped
        let sentences = sentences(sweep).map { "- \(escaped($0))" }.joined(separator: "\n")
        var parts = ["### \(escaped(content.title))"]
        if !sentences.isEmpty { parts.append(sentences) }
        for section in content.sections {
            let tables = section.blocks.compactMap { block in
                if case .table(let table) = block { MarkdownWriter.table(table) } else { nil }
            }
            if content.sections.count > 1 { parts.append("**\(escaped(section.title))**") }
            parts += tables
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// What the curves tell, each behind the name of its curve where there are several.
    static func sentences(_ sweep: Sweep) -> [String] {
        zip(sweep.curves, sweep.names).flatMap { curve, name in
            curve.sentences.map { name.isEmpty ? $0 : "\(name.uppercasedFirst): \($0)" }
        }
    }
}
