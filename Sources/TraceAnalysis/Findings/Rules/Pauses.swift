extension FindingRule {
    /// Answers that stop in the middle while others go on.
    static let pauses = FindingRule(.pauses, least: 20) { run in
        let rows = run.gapRows
        guard rows.count >= 20 else { return [] }
        var paused: [Int] = []
        var longest: [Double] = []
        for row in rows {
            let own = run.requests.gaps(row)?.typical ?? run.typicalGap ?? 0
            let limit = max(min(1e9, max(20 * own, 250e6)), 5 * own)
            let pause = run.requests.pauses(row).first { pause in
                let from = run.start[row] + Double(pause.since)
                let length = Double(pause.length)
                return length > limit && !run.stalls.contains { $0.overlaps(from, from + length) }
            }
            guard let pause else { continue }
            paused.append(row)
            longest.append(Double(pause.length))
        }
        guard paused.count >= 5, Double(paused.count) >= 0.05 * Double(rows.count),
            let median = Median.of(longest)
        else { return [] }
        let share =
            run.gapWeight * longest.reduce(0) { $0 + max($1 - (run.typicalGap ?? 0), 0) }
            / max(run.totalDuration, 1)
        return [
            Finding(
                .pauses, .problem, title: "Answers pause",
                text:
                    "\(FindingText.count(paused.count)) of \(FindingText.count(rows.count, "streamed answer")) "
                    + "paused in the middle, for \(FindingText.time(median)) at the median (a gap between chunks is "
                    + "usually \(FindingText.time(run.typicalGap ?? 0))).",
                advice:
                    "Look at what interrupts decoding: prefill of others, preemption, or a proxy that buffers.",
                impact: .init(.time, share), chart: "icl-histogram"
            )
            .with("paused", count: paused.count).with("n", count: rows.count)
            .with("share", Double(paused.count) / Double(rows.count)).with("pause_p50_ms", time: median)
            .with("typical_gap_ms", time: run.typicalGap).with(requests: run.slowest(paused))
        ]
    }
}
