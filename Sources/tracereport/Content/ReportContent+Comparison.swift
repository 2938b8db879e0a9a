import TraceAnalysis
import TraceCharts

extension ReportContent {
    /// All that a comparison says.
    init(_ comparison: Comparison, title: String? = nil, note: String? = nil) {
        let baseline = comparison.baseline.name
        let candidates = comparison.candidates
        let names = candidates.map(\.name).joined(separator: ", ")
        self.init(
            title: title ?? "\(names) against \(baseline)".cut(to: 160),
            note: note,
            summary: candidates.map { $0.sentence(against: baseline) }.joined(separator: " "),
            date: comparison.runs.compactMap(\.run.analysis.run.startTime).max(),
            run: [
                Fact("Baseline", baseline), Fact(candidates.count == 1 ? "Candidate" : "Candidates", names),
            ],
            keyFigures: candidates.count == 1 ? candidates.flatMap(Self.keyFigures) : [],
            verdicts: candidates.enumerated().map { Self.verdict($0.offset, $0.element, baseline) },
            sections: Self.sections(comparison),
            notes: Self.notes(comparison),
            provenance: Self.provenance(comparison))
    }

    private static func keyFigures(_ candidate: CandidateComparison) -> [KeyFigure] {
        candidate.overall.parts.map { part in
            let text = ChangeText(part.change)
            return KeyFigure(
                label: part.name, value: text.percent,
                detail: "\(text.baseline) to \(text.candidate)")
        }
    }

    private static func verdict(
        _ index: Int, _ candidate: CandidateComparison, _ baseline: String
    ) -> Verdict {
        Verdict(
            id: "candidate-\(index + 1)", grade: candidate.overall.verdict.grade, label: candidate.name,
            value: candidate.overall.verdict.words, rule: Self.rule,
            text: ([candidate.sentence(against: baseline), candidate.source, candidate.basis]
                .compactMap { $0 }).joined(separator: " "),
            advice: candidate.warnings.isEmpty
                ? nil : candidate.warnings.map(\.text).joined(separator: " "))
    }

    private static let rule =
        "Six figures decide: each by a change of at least 5% that chance does not explain, at a level of 1% over all "
        + "six by Holm, of 5% for several runs"

    /// The charts of the first page, beside that of the changes.
    private static let coverCharts = ["duration-cdf", "phases"]

    private static func sections(_ comparison: Comparison) -> [ContentSection] {
        let baseline = comparison.baseline.name
        let candidates = comparison.candidates.enumerated().map { index, candidate in
            ContentSection(
                id: "candidate-\(index + 1)", title: "\(candidate.name) against \(baseline)",
                blocks: [.paragraph(candidate.basis)] + candidate.warnings.map { .paragraph($0.text) }
                    + [.table(candidate.overallTable(baseline))]
                    + [candidate.source.map { .paragraph($0) }, candidate.phaseTable.map { .table($0) }]
                    .compactMap { $0 })
        }
        let drawn = ComparisonChartKind.all.map(\.name).filter { !coverCharts.contains($0) }
        var charts = ContentSection(
            id: "charts", title: "Distributions", blocks: drawn.map { .chart($0) })
        charts.figure = drawn.count.counted("chart")
        let metrics = comparison.candidates.enumerated().map { index, candidate in
            let table = candidate.metricsTable(baseline)
            var section = ContentSection(
                id: "metrics-\(index + 1)", title: "\(candidate.name): every figure with a verdict",
                blocks: [.table(table)])
            section.figure = table.rows.count.counted("figure")
            return section
        }
        return candidates + [charts] + metrics + [runs(comparison)]
    }

    /// What each run was, side by side.
    private static func runs(_ comparison: Comparison) -> ContentSection {
        let facts = comparison.runs.map { runFacts($0.run.analysis) }
        var labels: [String] = []
        for fact in facts.joined() where !labels.contains(fact.label) { labels.append(fact.label) }
        let rows = labels.map { label in
            [label] + facts.map { Self.value(of: label, in: $0) }
        }
        let columns = [ContentColumn("Recorded")] + comparison.runs.map { ContentColumn($0.name.cut(to: 24)) }
        let table = ContentTable(columns: columns, rows: rows)
        var section = ContentSection(id: "runs", title: "Runs", blocks: [.table(table)])
        section.figure = comparison.runs.count.counted("run")
        return section
    }

    private static func value(of label: String, in facts: [Fact]) -> String {
        facts.first { $0.label == label }?.value ?? "not recorded"
    }

    /// How the intervals were found: of single runs, of several, or of both where candidates differ in that.
    private static func notes(_ comparison: Comparison) -> [String] {
        let isSingle = comparison.candidates.contains(where: \.isOfSingleRuns)
        let isRepeated = comparison.candidates.contains { !$0.isOfSingleRuns }
        return (isSingle ? notesOfSingleRuns : []) + (isRepeated ? notesOfSeveralRuns : []) + [
            "A single figure's verdict says whether its 95% interval leaves out 0: of a hundred figures of equal "
                + "runs about five do. The verdict of the whole does not rest on them, but on six figures taken "
                + "together.",
            "Without a verdict: tokens, sizes and counts of chunks, of which neither more nor less is better, and "
                + "metrics taken from different sources.",
        ]
    }

    private static let notesOfSingleRuns = [
        "A percentile's interval comes from resampling requests \(FigureStyle.grouped(Comparison.resamples)) "
            + "times with the fixed seed \(Comparison.seed); above "
            + "\(FigureStyle.grouped(Comparison.resampledRequests)) requests from order statistics. A mean's "
            + "comes from its standard error. All count requests as the independent ones that would tell as much.",
        "Gaps between chunks: their intervals are as wide as 20 to 40 stretches of the run, not single gaps, make "
            + "them. They decide nothing, and have no verdict where chunks a token or the share of near-zero gaps "
            + "differ by 10%.",
        "Request throughput is that of the whole run; how far its change can be trusted comes from ten stretches of "
            + "the steady part, from the first end to the last start.",
        "Too few samples: what tells less than 20 independent requests, 36 for p90, 72 for p95, 368 for p99.",
    ]

    private static let notesOfSeveralRuns = [
        "Of several runs a figure is the geometric mean over them, and each run counts as one value. From three runs a "
            + "side the interval is that of Welch's test on the logarithms; with fewer on a side, Student's t with one "
            + "spread for both sides, never below what the requests within the runs spread by.",
        "Gaps between chunks decide nothing, and have no verdict where chunks a token or the share of near-zero gaps "
            + "differ by 10%. A figure that one of the runs lacks has no interval.",
    ]

    private static func provenance(_ comparison: Comparison) -> [Fact] {
        let options = comparison.baseline.first.run.analysis.options
        let inputs = comparison.runs.flatMap { run -> [Fact] in
            let input = run.run.analysis.run
            let hash = input.sha256.map { [Fact("SHA-256 of \(run.name)", $0)] } ?? []
            return [
                Fact(
                    "Input of \(run.name)",
                    "\(input.shownFile), \(FigureStyle.grouped(input.bytes)) bytes")
            ] + hash
        }
        return [
            Fact("Percentiles", options.percentileMethod.rawValue),
            Fact("Phase", options.phase.rawValue.visible + (options.part.map { ", \($0)" } ?? "")),
            Fact("Failed records", options.includeFailed ? "enter the latencies" : "enter no latency"),
        ] + inputs + [Fact("Made by", "tracereport \(ToolVersion.current)")]
    }
}
