extension FindingRule {
    /// Chunks come several at once, so that gaps between them are no latency.
    static let bursts = FindingRule(.bursts, least: 2) { run in
        let gaps = run.gapRows.compactMap(run.requests.gaps)
        let total = gaps.reduce(0) { $0 + Int($1.count) }
        let bursts = gaps.reduce(0) { $0 + Int($1.bursts) }
        guard total >= 100, 3 * bursts >= total else { return [] }
        let share = Double(bursts) / Double(total)
        return [
            Finding(
                .bursts, .notice, title: "Chunks come in bursts",
                text:
                    "\(FindingText.share(share)) of \(FindingText.count(total, "gap")) between chunks are below a "
                    + "twentieth of their mean: several chunks come at once, and a gap between chunks is no latency.",
                advice: "Read the time per output token instead.", impact: .init(.time, 0),
                chart: "icl-histogram"
            )
            .with("bursts", count: bursts).with("gaps", count: total).with("share", share)
            .with("typical_gap_ms", time: run.typicalGap)
        ]
    }
}
