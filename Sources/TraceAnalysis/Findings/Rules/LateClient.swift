extension FindingRule {
    /// The load generator sent requests later than it had decided to.
    static let lateClient = FindingRule(.lateClient, least: 20) { run in
        let requests = run.requests
        let rows = run.sample(run.afterWave).filter { requests.credits[$0] != nil && !run.start[$0].isNaN }
        guard rows.count >= 20, let mean = run.meanDuration else { return [] }
        let lag = rows.map {
            max(run.start[$0] - (requests.credits[$0] ?? 0).nanoseconds(since: run.origin), 0)
        }
        let sorted = Median.sorted(lag)
        let average = lag.reduce(0, +) / Double(lag.count)
        var late = average > 0.05 * mean && average > 5e6
        let both = rows.indices.filter { !run.firstToken[rows[$0]].isNaN }
        let plain = Median.sorted(both.map { run.firstToken[rows[$0]] })
        let counted = Median.sorted(both.map { run.firstToken[rows[$0]] + lag[$0] })
        for quantile in [0.5, 0.95] where both.count >= (quantile == 0.5 ? 20 : 100) {
            guard let one = Median.quantile(quantile, ofSorted: plain),
                let other = Median.quantile(quantile, ofSorted: counted)
            else { continue }
            late = late || other - one > max(0.2 * one, 10e6)
        }
        // Of the first token alone: a lag that p50 and p95 only nearly show.
        if let token = Median.ofSorted(plain), both.count >= 20 {
            late = late || average > max(0.15 * token, 10e6)
        }
        guard late, let p50 = Median.ofSorted(sorted), let p99 = Median.quantile(0.99, ofSorted: sorted)
        else {
            return []
        }
        let share = average / mean
        let worker = lateWorker(run, rows, lag)
        return [
            Finding(
                .lateClient, .problem, title: "Requests were sent late",
                text: "Requests left the load generator \(FindingText.time(average)) late on average "
                    + "(p50 \(FindingText.time(p50)), p99 \(FindingText.time(p99)), n = "
                    + "\(FindingText.count(run.afterWave.count))): \(FindingText.share(share)) of a request, which no "
                    + "latency shows."
                    + (worker.map { " \($0.name) is late by \(FindingText.time($0.lag))." } ?? ""),
                advice:
                    "Give the load generator more processors or workers: these latencies flatter the server.",
                impact: .init(.time, share)
            )
            .with("p50_ms", time: p50).with("p99_ms", time: p99).with("mean_ms", time: average)
            .with("share", share).with("n", count: run.afterWave.count).with("by", text: worker?.name)
            .with(requests: zip(rows, lag).map { ($0, $1) }.max(5) { $0.1 }.map(\.0))
        ]
    }

    /// A worker that is late twice as much as all others.
    private static func lateWorker(
        _ run: FindingBasis, _ rows: [Int], _ lag: [Double]
    ) -> (name: String, lag: Double)? {
        let (total, all) = (lag.reduce(0, +), Double(lag.count))
        let lags = Dictionary(uniqueKeysWithValues: zip(rows, lag))
        for group in FindingGroup.groups(of: rows, named: run.requests.workers) where group.rows.count >= 5 {
            let count = Double(group.rows.count)
            guard count < all else { continue }
            let sum = group.rows.reduce(0) { $0 + (lags[$1] ?? 0) }
            let (own, others) = (sum / count, (total - sum) / (all - count))
            if own >= 2 * others, own > 5e6 { return (group.name, own) }
        }
        return nil
    }
}
