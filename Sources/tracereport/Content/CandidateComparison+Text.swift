import TraceAnalysis

extension CandidateComparison {
    /// What came of it, in one sentence, and a second one where the loads differ.
    ///
    /// Such as `new is worse than base: ttfb.p50 +12.00ms (+15.0%).`
    func sentence(against baseline: String) -> String {
        if isOfSameInput {
            return "\(name) and \(baseline) are the same file, byte for byte: there is nothing to compare."
        }
        let verdict = verdictSentence(against: baseline)
        guard isOfOtherLoad, overall.verdict != .notComparable else { return verdict }
        return verdict + " They ran under different loads, so a change need not be the server's."
    }

    private func verdictSentence(against baseline: String) -> String {
        switch overall.verdict {
        case .tooFewSamples: return "There are too few samples to compare \(name) with \(baseline)."
        case .notComparable: return "\(name) cannot be compared with \(baseline): \(overall.reason ?? "")."
        case .noClearDifference:
            if overall.isSame { return "\(name) and \(baseline) are the same within 5%." }
            let unseen = overall.blindest.map { figure, percent in
                "; a change of \(figure.name) below \(FigureStyle.fixed(percent, percent < 10 ? 1 : 0))% would "
                    + "have gone unseen"
                    + (overall.untested > 0 ? ", and any of \(overall.untested.counted("other figure"))" : "")
            }
            return "There is no clear difference between \(name) and \(baseline)\(unseen ?? "")."
        case .better, .worse:
            let but = overall.isMixed ? "; but better: \(changes(.better))" : ""
            return "\(name) is \(overall.verdict.words) than \(baseline): \(changes(overall.verdict))\(but)."
        }
    }

    /// The figures that decide one way, with their changes.
    private func changes(_ verdict: ChangeVerdict) -> String {
        overall.parts.filter { $0.isDecisive && $0.verdict == verdict }.map { part in
            let text = ChangeText(part.change)
            return "\(part.name) \(text.difference) (\(text.percent))"
        }.joined(separator: ", ")
    }

    /// What the intervals know of chance, in sentences.
    var basis: String {
        guard isOfSingleRuns else {
            return
                "\(baselineRuns.counted("run")) against \(side.runs.count.counted("run")): the run is the unit, so "
                + "that differences between two starts of a server are in these intervals."
        }
        return [
            dependence,
            "One run each: differences between two starts of a server are not in these intervals.",
        ].compactMap { $0 }.joined(separator: " ")
    }

    /// How much less the requests tell than as many independent ones, of the figure where that is the most; nil where
    /// they tell much the same.
    private var dependence: String? {
        let sides = overall.parts.flatMap { part -> [(name: String, count: Int, effective: Double)] in
            let change = part.change
            return [
                (change.counts.baseline, change.effectiveCounts.baseline),
                (change.counts.candidate, change.effectiveCounts.candidate),
            ].compactMap { count, effective in effective.map { (part.name, count, $0) } }
        }
        guard let most = sides.min(by: { $0.effective / Double($0.count) < $1.effective / Double($1.count) }),
            most.effective * 1.5 < Double(most.count)
        else { return nil }
        return
            "Requests depend on each other: for \(most.name) \(FigureStyle.grouped(most.count)) tell as much as "
            + "\(FigureStyle.grouped(Int(most.effective.rounded()))) independent ones."
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
            columns: Self.columns(baseline, name, first: ["Figure"], last: "Decides"),
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
        func text(_ interval: ClosedRange<Double>?) -> String {
            interval.map { "\(signedTime($0.lowerBound)) to \(signedTime($0.upperBound))" } ?? "–"
        }
        func sum(_ change: (PhaseChange) -> Double?) -> Double? {
            let values = phases.compactMap(change)
            return values.count == phases.count ? values.reduce(0, +) : nil
        }
        let rows = phases.map { phase in
            [
                phase.phase.name, text(phase.change), text(phase.interval), text(phase.medianChange),
                text(phase.slowestChange),
                phase.beyond.map {
                    "\(FigureStyle.grouped($0.baseline)) → \(FigureStyle.grouped($0.candidate))"
                        + ($0.pValue < 0.01
                            ? " (p \($0.pValue < 0.0001 ? "< 0.0001" : "= \(FigureStyle.fixed($0.pValue, 4))"))"
                            : "")
                } ?? "–",
            ]
        }
        return ContentTable(
            title: "Change by Phase (they add up to the request)",
            columns: [
                ContentColumn("Phase"), ContentColumn("Mean", .trailing),
                ContentColumn("95% interval", .trailing), ContentColumn("Around p50", .trailing),
                ContentColumn("From p98 on", .trailing),
                ContentColumn("Requests beyond the baseline's p99", .trailing),
            ],
            rows: rows + [
                [
                    "request", text(phases.total), "", text(sum { $0.medianChange }),
                    text(sum { $0.slowestChange }), "",
                ]
            ])
    }

    /// Every metric at its mean and its percentiles, as far as it has a verdict.
    func metricsTable(_ baseline: String) -> ContentTable {
        let changes = MetricTag.allCases.flatMap { metrics[$0] ?? [] } + [requestThroughput]
        return ContentTable(
            title: "Every Figure with a Verdict",
            columns: Self.columns(baseline, name, first: ["Metric", "Figure"], last: "Verdict"),
            rows: changes.filter { $0.verdict != nil && $0.verdict != .tooFewSamples }.map(Self.row))
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
        FigureStyle.signed(milliseconds, FigureStyle.duration(milliseconds: milliseconds))
    }
}
