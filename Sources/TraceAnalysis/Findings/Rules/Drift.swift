extension FindingRule {
    /// The second half was slower (or faster) than the first, and not by chance.
    static let drift = FindingRule(.drift, least: 60) { run in
        let residual = run.residual
        let all = run.settled
        let rows = run.settledSample.filter { !residual.values[$0].isNaN }
        guard rows.count >= 60 else { return [] }
        let values = rows.map { residual.values[$0] }
        let half = rows.count / 2
        let quarter = rows.count / 4
        let (first, second) = (Array(values[..<half]), Array(values[half...]))
        guard let early = Median.of(first), let late = Median.of(second), early > 0, late > 0 else {
            return []
        }
        let ratio = max(early, late) / min(early, late)
        guard ratio >= 1.2, abs(late - early) >= 2e6, let test = RankTrendTest(first, second),
            let median = Median.of(values)
        else { return [] }
        // What a trend adds to τ is what is looked for: each half is held against its own median.
        let series = first.map { $0 / early * median } + second.map { $0 / late * median }
        let size = EffectiveSampleSize(forQuantile: median, of: series)?.ofAll(all.count * run.requests.oneOf)
        let time = max(size?.autocorrelationTime ?? 1, 1)
        guard abs(test.z) / time.squareRoot() > 2.6 else { return [] }
        let quarters = [0, quarter, half, half + quarter].map { from in
            Median.of(Array(values[from..<min(from + quarter, values.count)])) ?? 0
        }
        let isSlower = late > early
        let apart =
            isSlower
            ? min(quarters[2], quarters[3]) > max(quarters[0], quarters[1])
            : max(quarters[2], quarters[3]) < min(quarters[0], quarters[1])
        guard apart else { return [] }
        let share = run.excessShare(isSlower ? rows[half...] : rows[..<half], over: min(early, late)) {
            residual.values[$0]
        }
        return [
            Finding(
                .drift, .notice, title: isSlower ? "Requests became slower" : "Requests became faster",
                text: "Requests of the second half took \(FindingText.time(late)), of the first half "
                    + "\(FindingText.time(early)) (medians\(residual.slope > 0 ? " at equal length" : ""), n = "
                    + "\(FindingText.count(all.count))).",
                advice: isSlower
                    ? "Let it run longer to see where it settles."
                    : "Leave out the beginning (--window) before quoting these figures.",
                impact: .init(.time, share), chart: "ttfb-over-time"
            )
            .with("first_half_p50_ms", time: early).with("second_half_p50_ms", time: late).with(
                "ratio", ratio
            )
            .with("z", test.z).with("autocorrelation_time", time).with("n", count: all.count)
            .with(requests: run.slowest(all))
        ]
    }
}
