import TraceAnalysis

extension CandidateComparison {
    /// What came of it, in one sentence: `new is worse than base: ttfb.p50 +12.00ms (+15.0%); mostly wait`.
    func sentence(against baseline: String) -> String {
        let name = run.name
        switch overall.verdict {
        case .tooFewSamples: return "There are too few samples to compare \(name) with \(baseline)."
        case .notComparable: return "\(name) cannot be compared with \(baseline): \(overall.reason ?? "")."
        case .noClearDifference: return "There is no clear difference between \(name) and \(baseline)."
        case .better, .worse:
            let decisive = overall.parts.filter { $0.isDecisive && $0.verdict == overall.verdict }.map {
                part in
                let text = ChangeText(part.change)
                return "\(part.name) \(text.difference) (\(text.percent))"
            }
            return
                "\(name) is \(overall.verdict.words) than \(baseline): \(decisive.joined(separator: ", "))."
        }
    }

    /// Where the change of the whole request comes from: `Mean request +40.00ms: connect +36.00ms, …`.
    ///
    /// nil where phases are not recorded.
    var source: String? {
        guard !phases.isEmpty else { return nil }
        func parts(_ change: (PhaseChange) -> Double?) -> String? {
            let changes = phases.compactMap { phase in change(phase).map { (phase.phase.name, $0) } }
            guard changes.count == phases.count else { return nil }
            let whole = changes.reduce(0) { $0 + $1.1 }
            let largest = changes.sorted { abs($0.1) > abs($1.1) }
                .filter { abs($0.1) >= max(abs(whole) / 20, 5e-4) }
            return signedTime(whole)
                + (largest.isEmpty
                    ? "" : ": " + largest.map { "\($0.0) \(signedTime($0.1))" }.joined(separator: ", "))
        }
        let sentences = [
            ("Mean request", parts { $0.change }), ("Around p50", parts { $0.medianChange }),
            ("From p98 on", parts { $0.slowestChange }),
        ].compactMap { label, text in text.map { "\(label) \($0)." } }
        return sentences.joined(separator: " ")
    }

    /// The six figures that the verdict rests on.
    func overallTable(_ baseline: String) -> ContentTable {
        ContentTable(
            title: "What the Verdict Rests On",
            columns: Self.columns(baseline, run.name, first: ["Figure"], last: "Decides"),
            rows: overall.parts.map { part in
                let text = ChangeText(part.change)
                let decides = part.isDecisive ? part.verdict?.words ?? "" : "no"
                return [part.name] + Self.cells(text) + [decides]
            })
    }

    /// Which phase a change comes from.
    var phaseTable: ContentTable? {
        guard !phases.isEmpty else { return nil }
        func text(_ value: Double?) -> String { value.map(signedTime) ?? "–" }
        func sum(_ change: (PhaseChange) -> Double?) -> Double? {
            let values = phases.compactMap(change)
            return values.count == phases.count ? values.reduce(0, +) : nil
        }
        let rows = phases.map {
            [$0.phase.name, text($0.change), text($0.medianChange), text($0.slowestChange)]
        }
        return ContentTable(
            title: "Change by Phase (they add up to the request)",
            columns: [
                ContentColumn("Phase"), ContentColumn("Mean", .trailing),
                ContentColumn("Around p50", .trailing), ContentColumn("From p98 on", .trailing),
            ],
            rows: rows + [
                [
                    "request", text(phases.total), text(sum { $0.medianChange }),
                    text(sum { $0.slowestChange }),
                ]
            ])
    }

    /// Every metric at its mean and its percentiles.
    func metricsTable(_ baseline: String) -> ContentTable {
        let rows = MetricTag.allCases.flatMap { tag -> [[String]] in
            (metrics[tag] ?? []).map(Self.row)
        }
        return ContentTable(
            title: "All Metrics",
            columns: Self.columns(baseline, run.name, first: ["Metric", "Figure"], last: "Verdict"),
            rows: rows + [Self.row(requestThroughput)])
    }

    private static func row(_ change: FigureChange) -> [String] {
        let text = ChangeText(change)
        return [change.figure.subjectName, change.figure.statisticName] + cells(text) + [text.verdict]
    }

    private static func columns(
        _ baseline: String, _ candidate: String, first: [String], last: String
    ) -> [ContentColumn] {
        first.map { ContentColumn($0) } + [
            ContentColumn(baseline.cut(to: 24), .trailing), ContentColumn(candidate.cut(to: 24), .trailing),
            ContentColumn("Change", .trailing), ContentColumn("%", .trailing),
            ContentColumn("95% interval", .trailing), ContentColumn(last),
        ]
    }

    private static func cells(_ text: ChangeText) -> [String] {
        [text.baseline, text.candidate, text.difference, text.percent, text.interval]
    }

    private func signedTime(_ milliseconds: Double) -> String {
        (milliseconds > 0 ? "+" : "") + FigureStyle.duration(milliseconds: milliseconds)
    }
}
