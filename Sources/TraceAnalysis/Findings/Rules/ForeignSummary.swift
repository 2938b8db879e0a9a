extension FindingRule {
    /// The summary beside the records is another run's; `SummaryBelief` says by which rule.
    static let foreignSummary = FindingRule(.foreignSummary) { run in
        guard let found = run.input.belief.disagreement else { return [] }
        return [
            Finding(
                .foreignSummary, .invalid, title: "The summary is another run's",
                text:
                    "The summary beside the records is not of this run: \(found.words). Nothing it says is used.",
                advice: "Put the summary that belongs to these records beside them, or none.",
                impact: .init(.validity, 1)
            )
            .with("summary_requests", count: found.toldSuccessful)
            .with("records_successful", count: found.recordedSuccessful)
            .with("start_differs_ms", time: found.startsApart)
        ]
    }
}
