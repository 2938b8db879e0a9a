/// A block of a section, seen as a template sees it: every kind by name, one of them present.
struct SectionBlock: Sendable {
    /// The block.
    var block: ContentBlock
    /// The section it stands in.
    var section: ContentSection

    /// Labels and values under an optional heading.
    struct Facts: Sendable {
        /// The heading.
        var title: String?
        /// The labels and values.
        var facts: [Fact]
    }

    /// A table of metrics.
    struct Statistics: Sendable {
        /// What the table shows.
        var caption: String
        /// The headings of the figures.
        var columns: [String]
        /// A row a metric.
        var rows: [StatisticsRow]
    }

    /// The facts, where the block is facts.
    var facts: Facts? {
        if case .facts(let title, let facts) = block { Facts(title: title, facts: facts) } else { nil }
    }

    /// The metrics, where the block is statistics with any row.
    var statistics: Statistics? {
        guard case .statistics(let group) = block, let first = group.rows.first else { return nil }
        return Statistics(
            caption: group.rows.count == 1 ? first.heading : "\(section.title) in figures",
            columns: first.cells.map(\.label), rows: group.rows)
    }

    /// The table, where the block is one.
    var table: ContentTable? {
        if case .table(let table) = block { table } else { nil }
    }

    /// The text, where the block is a paragraph.
    var paragraph: String? {
        if case .paragraph(let text) = block { text } else { nil }
    }

    /// The name, where the block is a chart.
    var chart: String? {
        if case .chart(let name, _) = block { name } else { nil }
    }

    /// Whether the block is a chart of half the width.
    var isHalf: Bool {
        if case .chart(_, isHalf: true) = block { true } else { false }
    }
}
