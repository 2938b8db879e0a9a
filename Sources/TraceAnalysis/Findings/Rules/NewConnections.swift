extension FindingRule {
    /// Connecting cost time that reuse would have saved.
    static let newConnections = FindingRule(.newConnections, least: 20) { run in
        let requests = run.requests
        guard run.successful.count >= 20, !run.input.load.avoidsReuse, !run.input.load.cancels,
            let cost = ConnectionCost(run, requests.connect), cost.isDear
        else { return [] }
        let opened = (0..<requests.count).filter { requests.opened($0) == true }
        let possible = run.peak / requests.oneOf + run.failed.count
        guard opened.count - possible >= max(5, requests.count / 20) else { return [] }
        let reuse = 1 - Double(min(run.peak / requests.oneOf, requests.count)) / Double(requests.count)
        return [
            Finding(
                .newConnections, .problem, title: "Connections are opened anew",
                text:
                    "\(FindingText.count(opened.count)) of \(FindingText.count(requests.count, "request")) opened "
                    + "a connection, which took \(FindingText.time(cost.median)) at the median and "
                    + "\(FindingText.share(cost.share)) of the whole request time; with \(run.peak) in flight at "
                    + "most, \(FindingText.share(reuse)) could have been reused.",
                advice:
                    "Keep connections open: look at keep-alive of the server, of what lies between, and of the "
                    + "load generator.",
                impact: .init(.time, cost.share)
            )
            .with("opened", count: opened.count).with("requests", count: requests.count)
            .with("connect_p50_ms", time: cost.median).with("share", cost.share)
            .with("share_of_slowest", cost.shareOfSlowest).with("peak_in_flight", count: run.peak)
            .with("possible_reuse", reuse).with(requests: cost.dearest)
        ]
    }

    /// Looking up names cost time.
    static let slowDNS = FindingRule(.slowDNS, least: 20) { run in
        let requests = run.requests
        guard run.successful.count >= 20, let cost = ConnectionCost(run, requests.lookup), cost.isDear,
            Double(cost.count) >= max(5, 0.02 * Double(requests.count)), cost.median >= 10e6
        else { return [] }
        return [
            Finding(
                .slowDNS, .problem, title: "Names are looked up slowly",
                text:
                    "\(FindingText.count(cost.count)) of \(FindingText.count(run.successful.count, "request")) "
                    + "looked up the server's name, which took \(FindingText.time(cost.median)) at the median and "
                    + "\(FindingText.share(cost.share)) of the whole request time.",
                advice: "Use a nearer resolver or a cache, or give the server by its address.",
                impact: .init(.time, cost.share)
            )
            .with("lookups", count: cost.count).with("requests", count: run.successful.count)
            .with("lookup_p50_ms", time: cost.median).with("share", cost.share)
            .with("share_of_slowest", cost.shareOfSlowest).with(requests: cost.dearest)
        ]
    }
}

/// What a step of connecting cost the successful requests.
private struct ConnectionCost {
    /// How many took the step.
    let count: Int
    /// The median of these, in ns.
    let median: Double
    /// Of the time of all requests.
    let share: Double
    /// Of the time of the slowest twentieth.
    let shareOfSlowest: Double
    /// The rows where it took longest.
    let dearest: [Int]

    /// nil where nobody took it.
    init?(_ run: FindingBasis, _ column: RequestView<Double>) {
        func cost(_ row: Int) -> Double { column[row] ?? 0 }
        let rows = run.successful.filter { cost($0) > 0 && !run.duration[$0].isNaN }
        guard let median = Median.of(run.sample(rows).map(cost)), run.totalDuration > 0 else { return nil }
        count = rows.count
        self.median = median
        share = rows.reduce(0) { $0 + cost($1) } / run.totalDuration
        let known = Median.sorted(run.known(run.successfulSample, run.duration))
        let level = Median.quantile(0.95, ofSorted: known) ?? .infinity
        let slow = run.successfulSample.filter { run.duration[$0] >= level }
        let time = slow.reduce(0) { $0 + run.duration[$1] }
        shareOfSlowest = time > 0 ? slow.reduce(0) { $0 + cost($1) } / time : 0
        dearest = rows.max(5, by: cost)
    }

    /// Whether it takes a twentieth of either.
    var isDear: Bool { share >= 0.05 || shareOfSlowest >= 0.05 }
}
