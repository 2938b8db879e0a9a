extension FindingRule {
    /// Too few requests for the percentiles that are shown.
    static let fewRequests = FindingRule(.fewRequests, least: 1) { run in
        let count = run.successfulTotal
        guard count > 0, count < 100 else { return [] }
        let which =
            count <= 10 ? "p90, p95 and p99 rest" : count <= 20 ? "p95 and p99 rest" : "p99 rests"
        let few = "Only \(FindingText.count(count, "request"))"
        let what =
            run.failedTotal + run.input.counts.cancelled > 0
            ? "\(few) succeeded" : "\(few) \(count == 1 ? "was" : "were") measured"
        return [
            Finding(
                .fewRequests, .notice, title: "Few requests",
                text: count == 1
                    ? "\(what): there is nothing to spread."
                    : "\(what): \(which) on the one or two slowest answers.",
                advice: "Quote the median, and send more requests for a p99.",
                impact: .init(.requests, 0)
            )
            .with("successful", count: count)
        ]
    }
}
