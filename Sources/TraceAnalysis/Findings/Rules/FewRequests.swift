extension FindingRule {
    /// Too few requests for the percentiles that are shown.
    static let fewRequests = FindingRule(.fewRequests, least: 1) { run in
        let count = run.successfulTotal
        guard count > 0, count < 100 else { return [] }
        let which = count < 20 ? "p95 and p99 are" : "p99 is"
        let slowest = count < 20 ? "the slowest answer itself" : "the slowest answer or one of its neighbours"
        return [
            Finding(
                .fewRequests, .notice, title: "Few requests",
                text: "Only \(FindingText.count(count, "request")) succeeded: \(which) \(slowest).",
                advice: "Quote the median: a p99 takes some hundreds of requests.",
                impact: .init(.requests, 0)
            )
            .with("successful", count: count)
        ]
    }
}
