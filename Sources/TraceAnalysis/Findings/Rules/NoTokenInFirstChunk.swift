extension FindingRule {
    /// The first byte comes before the first token: a role message, an event without content, a proxy.
    static let noTokenInFirstChunk = FindingRule(.noTokenInFirstChunk, least: 5) { run in
        let requests = run.requests
        let rows = run.successfulSample.filter {
            requests.firstToken[$0] != nil && requests.firstByte($0) != nil
        }
        guard rows.count >= 5, let token = Median.of(rows.compactMap { requests.firstToken[$0] }),
            let apart = Median.of(
                rows.map { (requests.firstToken[$0] ?? 0) - (requests.firstByte($0) ?? 0) }),
            apart >= 0.2 * token, apart >= 2e6, let byte = run.input.figures.firstByte,
            let shown = run.input.figures.firstToken
        else { return [] }
        return [
            Finding(
                .noTokenInFirstChunk, .notice, title: "The first chunk holds no token",
                text: "The first byte came after \(FindingText.time(byte)), the first token after "
                    + "\(FindingText.time(shown)) (p50, n = \(FindingText.count(rows.count))): what comes first "
                    + "holds no content.",
                advice: "Quote the first token, not the first byte.", impact: .init(.time, 0),
                chart: "ttfb-cdf"
            )
            .with("first_byte_p50_ms", time: byte).with("first_token_p50_ms", time: shown)
            .with("difference_p50_ms", time: apart).with("n", count: rows.count)
        ]
    }
}
