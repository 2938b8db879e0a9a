extension FindingRule {
    /// First tokens take longer where the prompt is longer.
    static let prefillCost = FindingRule(.prefillCost, least: 30) { run in
        let tokens = run.requests.inputTokens
        let all = run.settled
        let rows = run.settledSample.filter { (tokens[$0] ?? 0) > 0 && !run.firstToken[$0].isNaN }
        guard rows.count >= 30 else { return [] }
        let x = rows.compactMap { tokens[$0] }
        let y = rows.map { run.firstToken[$0] }
        let sorted = Median.sorted(x)
        guard let low = Median.quantile(0.1, ofSorted: sorted),
            let high = Median.quantile(0.9, ofSorted: sorted),
            let middle = Median.ofSorted(sorted), high - low >= 0.2 * middle,
            let rho = RankCorrelation(x, y), rho.coefficient >= 0.5, rho.z > 3.3,
            let slope = TheilSenSlope.slope(x: x, y: y), slope > 0
        else { return [] }
        let lengths = "\(FindingText.digits(low)) and \(FindingText.digits(high)) tokens (p10, p90)"
        return [
            Finding(
                .prefillCost, .notice, title: "Prompts cost time",
                text: "1,000 input tokens cost \(FindingText.time(1_000 * slope)) of first token, between "
                    + "\(lengths), n = \(FindingText.count(all.count)).",
                advice: "Compare runs at equal prompt lengths; cache prefixes that prompts share.",
                impact: .init(.time, run.excessShare(rows, over: slope * low) { slope * (tokens[$0] ?? 0) }),
                chart: "ttfb-by-input-tokens"
            )
            .with("ms_per_1000_tokens", time: 1_000 * slope).with("rho", rho.coefficient)
            .with("input_p10", low).with("input_p90", high).with("n", count: all.count)
            .with(requests: run.slowest(all))
        ]
    }
}
