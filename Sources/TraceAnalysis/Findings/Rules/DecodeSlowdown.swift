extension FindingRule {
    /// Tokens came slower at the end of an answer than at its beginning.
    static let decodeSlowdown = FindingRule(.decodeSlowdown, least: 5) { run in
        let answers = run.gapRows.filter { !run.isStalled[$0] }.compactMap { LongAnswer(run, $0) }
        let total = answers.reduce(0) { $0 + $1.gaps }
        let bursts = answers.reduce(0) { $0 + $1.bursts }
        guard answers.count >= 10, 5 * bursts < total, let early = Median.of(answers.map(\.early)),
            let late = Median.of(answers.map(\.late)), early > 0, late >= 1.5 * early
        else { return [] }
        let slower = answers.count { $0.late > $0.early }
        guard Double(slower) >= 0.75 * Double(answers.count) else { return [] }
        let excess = run.gapWeight * answers.reduce(0.0) { $0 + max($1.mean - $1.early, 0) * Double($1.gaps) }
        return [
            Finding(
                .decodeSlowdown, .problem, title: "Long answers slow down",
                text:
                    "The last tenth of an answer's gaps took \(FindingText.time(late)) each, the first tenth "
                    + "\(FindingText.time(early)) (medians); it was so in \(FindingText.count(slower)) of "
                    + "\(FindingText.count(answers.count, "answer")).",
                advice:
                    "Look at what grows with the answer: attention without a cache, memory, the client's parsing.",
                impact: .init(.time, run.totalDuration > 0 ? excess / run.totalDuration : 0),
                chart: "icl-by-position"
            )
            .with("early_ms", time: early).with("late_ms", time: late).with("ratio", late / early)
            .with("slower_answers", count: slower).with("n", count: answers.count)
            .with(requests: answers.max(5) { $0.late / max($0.early, 1) }.map(\.row))
        ]
    }
}

/// An answer of which the beginning can be held against the end.
private struct LongAnswer {
    let row: Int
    let gaps: Int
    let bursts: Int
    let mean: Double
    let early: Double
    let late: Double

    /// nil where it has too few gaps.
    init?(_ run: FindingBasis, _ row: Int) {
        guard let facts = run.requests.gaps(row), let early = facts.early, let late = facts.late,
            let mean = facts.mean
        else { return nil }
        self.row = row
        (gaps, bursts) = (Int(facts.count), Int(facts.bursts))
        (self.mean, self.early, self.late) = (mean, early, late)
    }
}
