extension FindingRule {
    /// Fewer requests were under way than were asked for.
    static let concurrencyNotReached = FindingRule(.concurrencyNotReached, least: 5) { run in
        let load = run.input.load
        guard let asked = load.concurrency, asked > 1, load.rate == nil, run.countedTotal >= 5 * asked else {
            return []
        }
        let starts = run.start.filter { !$0.isNaN }
        guard let last = starts.last else { return [] }
        let ramp = max(load.ramp ?? 0, min(run.firstEnd, last))
        guard starts.count(where: { $0 >= ramp }) >= 20,
            let mean = run.flight.mean(from: ramp, to: last)?.mean,
            mean < 0.9 * Double(asked)
        else { return [] }
        let turns = run.requests.turns.lazy.compactMap { $0 }.max() ?? -1
        let why: String? =
            load.thinks
            ? "users think between turns"
            : load.prefillConcurrency.map { "at most \($0) may be before their first token" }
                ?? (turns > 0
                    ? "a turn begins when the one before has ended, and conversations differ in length" : nil)
        return [
            Finding(
                .concurrencyNotReached, .notice, title: "Concurrency was not kept up",
                text:
                    "\(FindingText.digits(mean)) requests were under way on average, where \(asked) were asked for "
                    + "(never more than \(run.peak))" + (why.map { ": " + $0 } ?? "") + ".",
                advice:
                    "Quote these figures as those of \(FindingText.digits(mean)) requests in flight.",
                impact: .init(.time, 0), chart: "throughput-over-time"
            )
            .with("asked", count: asked).with("mean_in_flight", mean).with("peak_in_flight", count: run.peak)
            .with("share", mean / Double(asked)).with("prefill_limit", count: load.prefillConcurrency)
            .with("n", count: run.countedTotal)
        ]
    }
}
