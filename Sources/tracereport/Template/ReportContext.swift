/// The names a report's template can use, and how each is read from the content.
enum ReportContext {
    /// The values for one run.
    static func value(of content: ReportContent) -> ContextValue {
        .object(fields.members(of: content))
    }

    /// What stands under each name, whatever the run.
    static let shape = ContextShape.object(fields.shapes())

    /// The names at the top.
    static let fields: [ContextField<ReportContent>] = [
        .text("title", "The report's title.") { $0.title },
        .optionalText("note", "A remark given with --note.") { $0.note },
        .optionalText("summary", "How the run did, in one sentence or two.") { $0.summary },
        .optionalText(
            "judgement",
            "What to do first, by the findings; in older archives what to look at, by the verdicts."
        ) { $0.judgement },
        .optionalText("slowest", "How long the slowest request took; where they are listed.") { $0.slowest },
        .optionalText("date", "When the run began, ISO 8601 in UTC.") { $0.date },
        .optionalText("runLine", "What was run, in one line.") { $0.pageOne.runLine },
        .optionalText("doubt", "Why the figures are not what they seem, in one sentence.") {
            $0.pageOne.doubt
        },
        .optionalText("headline", "How the run went, in one sentence.") { $0.pageOne.headline },
        .optionalText("figures", "The first figures, in one sentence.") { $0.pageOne.figures },
        .list("tiles", "The figures that stand large, failures first.", of: tileFields) { $0.pageOne.tiles },
        .flag("hasActions", "Whether there is something to do.") { !$0.pageOne.actions.isEmpty },
        .list("actions", "What to do, at most three.", of: actionFields) { $0.pageOne.actions },
        .optionalText("lookedFor", "What was looked for, where nothing needs action.") {
            $0.pageOne.lookedFor
        },
        .object("time", "Where the time of the mean request goes.", of: timeFields) { $0.pageOne.time },
        .texts("charts", "The two charts that tell the most of this run.") { $0.pageOne.charts },
        .flag("hasChecks", "Whether there are checks.") { !$0.pageOne.checks.isEmpty },
        .list("checks", "The insights in a line each.", of: checkFields) { $0.pageOne.checks },
        .list("run", "What the run was.", of: factFields) { $0.run },
        .list("keyFigures", "The figures of the first page.", of: keyFigureFields) { $0.keyFigures },
        .flag("hasVerdicts", "Whether there are verdicts.") { !$0.verdicts.isEmpty },
        .list("verdicts", "The verdicts, worst first.", of: verdictFields) { $0.verdictsWorstFirst },
        .flag("hasFindings", "Whether there are findings.") { !($0.findings ?? []).isEmpty },
        .list("findings", "The findings, what matters most first.", of: findingFields) { $0.findings ?? [] },
        .list("sections", "The sections of the text, in order.", of: sectionFields) { $0.sections },
        .list("chapters", "The sections merged to what belongs together.", of: sectionFields) { $0.chapters },
        .flag("hasNotes", "Whether there are notes.") { !$0.notes.isEmpty },
        .flag("hasCommand", "Whether the origin has a command that gives the same figures.") { content in
            content.provenance.contains { $0.label == "Command" }
        },
        .text("noteCount", "How many notes there are, with the word.") { $0.notes.count.counted("note") },
        .texts("notes", "What was skipped, left out or approximated.") { $0.notes },
        .flag("hasDefinitions", "Whether metrics are defined.") { !$0.definitions.isEmpty },
        .list("definitions", "What each metric is, and where it came from.", of: factFields) {
            $0.definitions
        },
        .list("provenance", "Method and origin.", of: factFields) { $0.provenance },
    ]

    static let factFields: [ContextField<Fact>] = [
        .text("label", "What it is.") { $0.label },
        .text("value", "The value with its unit.") { $0.value },
    ]

    static let keyFigureFields: [ContextField<KeyFigure>] = [
        .text("label", "What it is.") { $0.label },
        .text("value", "The figure with its unit.") { $0.value },
        .optionalText("detail", "What stands beside it.") { $0.detail },
    ]

    static let verdictFields: [ContextField<Verdict>] = [
        .text("id", "The insight's name.") { $0.id },
        .text("grade", "good, info, warning or bad; also a class.") { $0.grade.rawValue },
        .text("word", "The grade as a word.") { $0.grade.word },
        .text("label", "What was looked at.") { $0.label },
        .optionalText("value", "The figure with its unit.") { $0.value },
        .text("rule", "The threshold in words.") { $0.rule.asProse },
        .text("text", "What it means for this run.") { $0.text.asProse },
        .optionalText("advice", "What to do about it.") { $0.advice?.asProse },
    ]

    static let findingFields: [ContextField<ContentFinding>] = [
        .text("grade", "invalid, problem or notice.") { $0.grade.rawValue },
        .text("word", "The grade as a word.") { $0.grade.word },
        .text("title", "A few words that name it.") { $0.title },
        .text("text", "What was found, with the numbers.") { $0.text },
        .optionalText("advice", "What to do about it.") { $0.advice },
        .text("number", "Its number, from 1.") { "\($0.number)" },
        .text("badge", "The class of a badge: bad, warning or info.") { $0.grade.badge.rawValue },
        .optionalText("stake", "What it costs.") { $0.stake },
        .texts("requests", "The ids of requests to look up.") { $0.requests },
        .flag("hasRequests", "Whether there are requests to look up.") { !$0.requests.isEmpty },
        .list("ids", "The same, whole and short.", of: idFields) { $0.requests },
    ]

    static let idFields: [ContextField<String>] = [
        .text("value", "The id.") { $0 },
        .text("short", "Its first eight characters.") { $0.shortID },
    ]

    static let sectionFields: [ContextField<ContentSection>] = [
        .text("id", "The section's name in links.") { $0.id },
        .text("title", "The heading.") { $0.title },
        .optionalText("lead", "What the numbers mean for this run.") { $0.lead?.asProse },
        .optionalText("figure", "What is seen of it before it is opened, in HTML.") { $0.figure },
        .list("blocks", "What stands in it; of its names one is present.", of: blockFields) { section in
            section.blocks.map { SectionBlock(block: $0, section: section) }
        },
    ]

    static let blockFields: [ContextField<SectionBlock>] = [
        .object("facts", "Labels and values.", of: factsFields) { $0.facts },
        .object("statistics", "Figures of metrics, a row a metric.", of: statisticsFields) { $0.statistics },
        .object("table", "Any other table.", of: tableFields) { $0.table },
        .optionalText("paragraph", "A paragraph.") { $0.paragraph?.asProse },
        .optionalText("chart", "The name of a chart.") { $0.chart },
        .flag("isHalf", "Whether the chart stands beside its neighbour.") { $0.isHalf },
        .flag("isShort", "Whether the chart is lower than others.") { $0.isShort },
    ]

    static let factsFields: [ContextField<SectionBlock.Facts>] = [
        .optionalText("title", "The heading.") { $0.title },
        .list("facts", "The labels and values.", of: factFields) { $0.facts },
    ]

    static let statisticsFields: [ContextField<SectionBlock.Statistics>] = [
        .text("caption", "What the table shows.") { $0.caption },
        .texts("columns", "The headings after metric and n.") { $0.columns },
        .list("rows", "A row a metric.", of: statisticsRowFields) { $0.rows },
    ]

    static let statisticsRowFields: [ContextField<StatisticsRow>] = [
        .text("title", "The metric.") { $0.title },
        .text("heading", "The metric, as the text output heads it.") { $0.heading },
        .text("count", "How many values there were.") { $0.count },
        .optionalText("flag", "What to mind when reading the row.") { $0.flag },
        .list("cells", "The figures.", of: factFields) { $0.cells },
    ]

    static let tableFields: [ContextField<ContentTable>] = [
        .optionalText("title", "What the table shows.") { $0.title },
        .list("columns", "The columns.", of: columnFields) { $0.columns },
        .list("rows", "The rows.", of: tableRowFields) { table in
            table.rows.map { row in
                table.columns.enumerated().map { number, column in
                    TableCell(text: row.indices.contains(number) ? row[number] : "", column: column)
                }
            }
        },
    ]

    static let columnFields: [ContextField<ContentColumn>] = [
        .text("title", "The heading.") { $0.title },
        .text("kind", "number or text; also a class.") { $0.alignment.kind },
    ]

    static let tableRowFields: [ContextField<[TableCell]>] = [
        .list("cells", "The cells.", of: tableCellFields) { $0 }
    ]

    static let tableCellFields: [ContextField<TableCell>] = [
        .text("value", "What it says.") { $0.shown },
        .optionalText("short", "Of an id the first eight characters.") {
            $0.column.isIdentifier && $0.text.shortID != $0.text ? $0.text.shortID : nil
        },
        .text("kind", "number or text; also a class.") { $0.column.alignment.kind },
    ]
}

/// A cell of a table with the column it stands in.
struct TableCell: Sendable {
    /// What it says.
    var text: String
    /// Its column.
    var column: ContentColumn

    /// What documents show: of a moment the time of the day.
    var shown: String {
        guard column.isTime else { return text }
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        return parts.count > 1 && parts[0].count == 10 ? parts[1...].joined(separator: " ") : text
    }
}

extension String {
    /// The first eight characters, which find a request in most logs.
    var shortID: String { count > 12 ? String(prefix(8)) : self }
}

extension ContentFinding.Grade {
    /// The grade whose badge and colour it has.
    var badge: Verdict.Grade {
        switch self {
        case .invalid: .bad
        case .problem: .warning
        case .notice: .info
        }
    }
}

extension ContentColumn.Alignment {
    /// The class of cells so aligned.
    var kind: String {
        switch self {
        case .leading: "text"
        case .trailing: "number"
        }
    }
}

extension Verdict.Grade {
    /// The grade as a word that stands without its colour.
    var word: String {
        switch self {
        case .bad: "Bad"
        case .warning: "Warning"
        case .info: "Info"
        case .good: "Good"
        }
    }
}

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

    /// Whether the block is a chart that is lower than others.
    var isShort: Bool { chart.map(section.shortCharts.contains) ?? false }

    /// Whether the block is a chart of half the width.
    var isHalf: Bool {
        if case .chart(_, isHalf: true) = block { true } else { false }
    }
}
