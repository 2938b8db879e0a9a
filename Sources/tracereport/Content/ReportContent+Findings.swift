import TraceAnalysis

/// A finding as a report shows it.
struct ContentFinding: Sendable, Equatable {
    /// How far it goes; the raw value is the class in a template.
    enum Grade: String, Sendable {
        /// The figures are not what they seem.
        case invalid
        /// It cost answers or time.
        case problem
        /// Worth knowing.
        case notice

        /// The grade as a word that stands without its colour.
        var word: String {
            switch self {
            case .invalid: "Invalid"
            case .problem: "Problem"
            case .notice: "Notice"
            }
        }
    }

    /// How far it goes.
    var grade: Grade
    /// A few words that name it.
    var title: String
    /// One or two sentences with the numbers.
    var text: String
    /// One thing to do; nil where there is none.
    var advice: String?
    /// The ids of requests to look up.
    var requests: [String]
    /// Its number, from 1.
    var number = 0
    /// What it costs: "12 % of the requests"; nil where that is not defined.
    var stake: String?
}

extension ContentFinding {
    /// A finding in words.
    init(_ finding: Finding, number: Int = 0) {
        let grade: Grade =
            switch finding.severity {
            case .invalid: .invalid
            case .problem: .problem
            case .notice: .notice
            }
        self.init(
            grade: grade, title: finding.title, text: finding.text, advice: finding.advice,
            requests: finding.requests.map(\.visible), number: number, stake: finding.impact.words)
    }

    /// Text, advice and two requests to look up, each a sentence or two.
    var sentences: [String] {
        let looked = requests.isEmpty ? nil : "Examples: \(requests.prefix(2).joined(separator: ", "))."
        return [text, advice, looked].compactMap { $0 }
    }
}

extension ReportContent {
    /// What the findings section is called in links.
    static let findingsID = "findings"

    /// The findings under their own heading; nil where nothing is known of them.
    static func findingsSection(_ findings: Findings?) -> ContentSection? {
        guard let findings else { return nil }
        guard !findings.ranked.isEmpty else {
            return ContentSection(id: findingsID, title: "Findings", lead: nothingFound)
        }
        let rows = findings.ranked.map { ContentFinding($0) }.map { finding in
            [
                finding.grade.word, "\(finding.title). \(finding.text)", finding.advice ?? "–",
                finding.requests.first ?? "–",
            ]
        }
        return ContentSection(
            id: findingsID, title: "Findings", lead: findings.headline,
            blocks: [
                .table(
                    ContentTable(
                        title: "What the run shows, what matters most first",
                        columns: [
                            ContentColumn("Finding"), ContentColumn("What was found"),
                            ContentColumn("What to do"), ContentColumn("A request to look up"),
                        ], rows: rows))
            ])
    }

    /// What the chapter on load and failures is called in links.
    static let loadID = "load"
    /// What the chapter with all metrics is called in links.
    static let metricsID = "metrics"

    /// What is said of a run in which no rule found anything.
    static let nothingFound = "Nothing was found that puts the figures in doubt or costs answers or time."

    /// What page one says is to be done: of invalid findings and problems, at most three.
    static func actions(_ findings: Findings) -> String? {
        let actions = findings.actions.compactMap(\.advice)
        guard actions.count > 1 else { return actions.first }
        return actions.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: " ")
    }
}
