extension FindingRule {
    /// Successful answers without tokens among answers with some.
    static let emptyAnswers = FindingRule(.emptyAnswers, least: 2) { run in
        let tokens = run.requests.outputTokens
        let full = run.successful.filter { (tokens[$0] ?? 0) > 0 }
        let empty = run.successful.filter { (tokens[$0] ?? 0) <= 0 }
        let count = Double(run.successful.count)
        guard empty.count >= 2, Double(empty.count) >= 0.01 * count, Double(full.count) >= 0.05 * count else {
            return []
        }
        let one = Median.of(run.known(empty, run.duration))
        let other = Median.of(run.known(full, run.duration))
        var text =
            "\(FindingText.count(empty.count)) of \(FindingText.count(run.successful.count, "successful answer")) "
            + "hold no output tokens"
        if let one, let other {
            text +=
                ": they took \(FindingText.time(one)) at the median, the others \(FindingText.time(other))"
        }
        return [
            Finding(
                .emptyAnswers, .invalid, title: "Successful answers are empty",
                text: text + ". They count in every figure.",
                advice: "Look at what the server answered: errors may hide in answers with status 200.",
                impact: .init(.validity, Double(empty.count) / Double(max(run.counted.count, 1)))
            )
            .with("empty", count: empty.count).with("successful", count: run.successful.count)
            .with("share", Double(empty.count) / count).with("empty_p50_ms", time: one)
            .with("others_p50_ms", time: other).with(requests: empty)
        ]
    }
}
