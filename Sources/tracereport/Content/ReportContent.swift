/// Everything a report says, as strings made for people.
///
/// Nothing is computed after this: text, Markdown, HTML and PDF are written from the same value, so they
/// cannot drift. Missing figures are left out by whoever builds it, or written in words ("not recorded").
struct ReportContent: Sendable, Equatable {
    /// The report's own title, also the title of the PDF and of the HTML.
    var title: String
    /// A remark of whoever made the report.
    var note: String?
    /// One sentence or two for the first page: how the run did, and what held it back.
    var summary: String?
    /// What the run shows, what matters most first; nil where nothing is known of it.
    var findings: [ContentFinding]?
    /// What stands on page one.
    var pageOne = PageOne()
    /// What is to be done first; nil where there is nothing, or nothing is known.
    var actions: String?
    /// How long the slowest request took, in one sentence; nil where the requests are not listed.
    var slowest: String?
    /// When the run began, ISO 8601 in UTC; nil where unknown.
    ///
    /// There is no date of making: equal runs give equal bytes.
    var date: String?
    /// What the run was: model, endpoint, concurrency, AIPerf version, start, duration, requests.
    var run: [Fact]
    /// The few figures of the first page.
    var keyFigures: [KeyFigure]
    /// The insights in their fixed order.
    var verdicts: [Verdict]
    /// The report's sections in the order of the seed.
    var sections: [ContentSection]
    /// The sections merged to what belongs together, as HTML and PDF show them after page one.
    var chapters: [ContentSection]
    /// What is said in words because a chart of it would have one or two values, by the chart's name.
    var plain: [String: String] = [:]
    /// What was skipped, left out, taken from another source or approximated; a sentence each.
    var notes: [String]
    /// What each metric is and where it came from; empty where that stands elsewhere.
    var definitions: [Fact] = []
    /// Method, input name, size, hash, tool version and the command in its normal form.
    var provenance: [Fact]

    /// Content from its parts.
    init(
        title: String, note: String? = nil, summary: String? = nil, slowest: String? = nil,
        date: String? = nil,
        run: [Fact] = [],
        keyFigures: [KeyFigure] = [], verdicts: [Verdict] = [], sections: [ContentSection] = [],
        chapters: [ContentSection]? = nil, notes: [String] = [], provenance: [Fact] = []
    ) {
        self.title = title
        self.note = note
        self.summary = summary
        self.slowest = slowest
        self.date = date
        self.run = run
        self.keyFigures = keyFigures
        self.verdicts = verdicts
        self.sections = sections
        self.chapters = chapters ?? sections
        self.notes = notes
        self.provenance = provenance
    }

    /// The verdicts from bad to good, those of one grade in their fixed order.
    var verdictsWorstFirst: [Verdict] {
        Verdict.Grade.worstFirst.flatMap { grade in verdicts.filter { $0.grade == grade } }
    }

    /// What to do first, by the findings; where nothing is known of them what to look at first, by the verdicts; nil
    /// where there is nothing.
    var judgement: String? {
        guard findings == nil else { return actions }
        guard !verdicts.isEmpty else { return nil }
        let troubles = verdictsWorstFirst.filter { $0.grade == .bad || $0.grade == .warning }
        guard !troubles.isEmpty else { return "No verdict is bad or a warning." }
        return "Look first at: " + troubles.map(\.label).joined(separator: "; ") + "."
    }
}

/// A label and its value.
struct Fact: Sendable, Equatable {
    /// What it is.
    var label: String
    /// The value with its unit.
    var value: String

    /// A label and its value.
    init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}

/// One of the few figures that stand large on the first page.
struct KeyFigure: Sendable, Equatable {
    /// What it is: "Time to first byte".
    var label: String
    /// The figure with its unit: "45.67ms".
    var value: String
    /// What stands beside it: "mean; p99 236.15ms".
    var detail: String?

    /// A figure of the first page.
    init(label: String, value: String, detail: String? = nil) {
        self.label = label
        self.value = value
        self.detail = detail
    }
}

/// A section of the report under its own heading.
struct ContentSection: Sendable, Equatable {
    /// Its name in links and anchors: letters a–z, digits and hyphens, unique in a report.
    var id: String
    /// The heading, as documents write it: "Time to first byte".
    var title: String
    /// One sentence that says what the numbers mean for this run.
    var lead: String?
    /// The figure a reader sees before the section is opened, in HTML; nil for a section that always stands open.
    var figure: String?
    /// What stands under it, in order.
    var blocks: [ContentBlock]
    /// Its charts that are lower than others.
    var shortCharts: Set<String> = []

    /// A section of the report.
    init(id: String, title: String, lead: String? = nil, blocks: [ContentBlock] = []) {
        self.id = id
        self.title = title
        self.lead = lead
        self.blocks = blocks
    }
}

/// One thing in a section.
enum ContentBlock: Sendable, Equatable {
    /// Labels and values under an optional heading.
    case facts(title: String?, [Fact])
    /// Figures of metrics.
    case statistics(StatisticsGroup)
    /// Any other table.
    case table(ContentTable)
    /// A paragraph of text.
    case paragraph(String)
    /// The chart of that name (`ttfb-cdf`); its caption comes with the chart.
    ///
    /// Two of half the width in a row stand beside each other.
    case chart(String, isHalf: Bool = false)
}

/// Figures of metrics that share the same labels.
///
/// Text writes each as a vertical table; documents write one wide table, a row a metric.
struct StatisticsGroup: Sendable, Equatable {
    /// The metrics; never mixed labels: the cells of all rows have the same labels in the same order.
    var rows: [StatisticsRow]

    /// A group of metrics.
    init(_ rows: [StatisticsRow]) {
        self.rows = rows
    }
}

/// The figures of one metric.
struct StatisticsRow: Sendable, Equatable {
    /// The metric's name: "Time to first byte".
    var title: String
    /// The heading line of the seed: "TTFB (includes network + server processing)".
    var heading: String
    /// How many values there were: "1,000".
    var count: String
    /// Min, Max, Mean and so on, with units.
    var cells: [Fact]
    /// What to mind when reading them: "p99 from fewer than 100 samples".
    var flag: String?

    /// The figures of one metric.
    init(title: String, heading: String, count: String, cells: [Fact], flag: String? = nil) {
        self.title = title
        self.heading = heading
        self.count = count
        self.cells = cells
        self.flag = flag
    }
}

/// A table with its own columns: failures, the slowest requests.
struct ContentTable: Sendable, Equatable {
    /// What it shows.
    var title: String?
    /// The columns.
    var columns: [ContentColumn]
    /// Rows of as many cells as there are columns.
    var rows: [[String]]

    /// A table.
    init(title: String? = nil, columns: [ContentColumn], rows: [[String]]) {
        self.title = title
        self.columns = columns
        self.rows = rows
    }
}

/// A column of a table.
struct ContentColumn: Sendable, Equatable {
    /// Where its cells stand.
    enum Alignment: Sendable, Equatable {
        /// Text, at the column's beginning.
        case leading
        /// Numbers, at the column's end.
        case trailing
    }

    /// The heading.
    var title: String
    /// Where its cells stand.
    var alignment: Alignment
    /// Whether its cells are ids, of which pages show the first eight characters.
    var isIdentifier = false
    /// Whether its cells are moments, of which documents show the time of the day.
    var isTime = false

    /// A column of a table.
    init(_ title: String, _ alignment: Alignment = .leading) {
        self.title = title
        self.alignment = alignment
    }
}
