import TraceAnalysis

/// Writes what became of rules for people: as text and as GitHub Markdown.
enum CheckText {
    /// A table and a sentence.
    static func text(_ report: CheckReport) -> String {
        "\(TextWriter.table(report.table))\n\(report.verdict): \(report.sentence).\n"
    }

    /// A heading with the verdict, and a table.
    static func markdown(_ report: CheckReport) -> String {
        """
        ### \(report.verdict): \(report.sentence)

        \(MarkdownWriter.table(report.table))

        """
    }
}

extension CheckReport {
    /// The whole in one word.
    fileprivate var verdict: String { passed ? "Passed" : "Failed" }
}
