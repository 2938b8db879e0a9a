/// A threshold table of one insight: what is looked at, and what follows from it.
struct InsightRule: Sendable {
    /// A figure worth a verdict, and over how many events it was taken.
    struct Finding {
        /// nil for a ratio to 0.
        let value: Double?
        let events: Int
        /// What the events are called: requests, lookups, gaps.
        let eventName: String
        /// What the figure is divided by, where it is a ratio.
        var divisor = ""
    }

    /// What follows from a figure.
    struct Judgement {
        let verdict: Insight.Verdict
        let text: String
    }

    /// Fewer events than this are too few for a verdict.
    static let enough = 20

    let id: Insight.ID
    let unit: String
    let rule: String
    /// What the sentence says was not recorded when there is no figure.
    let subject: String
    let find: @Sendable (Analysis) -> Finding?
    let judge: @Sendable (Double, Analysis) -> Judgement

    /// The insight for a run: nothing recorded, a ratio to 0 and too few events are `info`.
    func insight(for analysis: Analysis) -> Insight {
        guard let finding = find(analysis) else {
            return insight(.noFigure, .info, nil, "\(subject): not recorded in this run.")
        }
        guard let value = finding.value else {
            return insight(.noFigure, .info, nil, "\(subject): no ratio, because \(finding.divisor) is 0.")
        }
        guard finding.events >= Self.enough else {
            let events = "\(finding.events) \(finding.eventName)"
            return insight(
                .tooFewEvents, .info, value,
                "Too few for a verdict: \(events), where \(Self.enough) are asked for.")
        }
        let judgement = judge(value, analysis)
        return insight(.enoughEvents, judgement.verdict, value, judgement.text)
    }

    private func insight(
        _ basis: Insight.Basis, _ verdict: Insight.Verdict, _ value: Double?, _ text: String
    ) -> Insight {
        Insight(id: id, verdict: verdict, value: value, unit: unit, rule: rule, text: text, basis: basis)
    }
}
