extension FindingRule {
    /// Requests waited for others: by how many were in flight, by the first wave, or by where the slowest lie.
    ///
    /// Its column says by which: `in_flight`, `wave` or `slowest`.
    static let queueing = FindingRule(.queueing, least: 60) { run in
        let settled = run.settledSample.filter { !run.firstToken[$0].isNaN }
        guard settled.count >= 60 else { return [] }
        if let found = byFlight(run, settled) ?? byWave(run, settled) { return [found] }
        return bySlowest(run, settled).map { [$0] } ?? []
    }

    /// First tokens grow with what is in flight.
    private static func byFlight(_ run: FindingBasis, _ settled: [Int]) -> Finding? {
        let rows = settled
        let flight = rows.map { Double(run.inFlight[$0]) }
        let token = rows.map { run.firstToken[$0] }
        guard let rho = RankCorrelation(token, flight)?.coefficient, rho >= 0.5 else { return nil }
        let order = RadixSort.sorted(Array(rows.indices)) { flight[$0].orderedBits }
        let third = rows.count / 3
        guard let low = Median.of(order.prefix(third).map { token[$0] }),
            let high = Median.of(order.suffix(third).map { token[$0] }), high >= 1.5 * low, high - low >= 20e6
        else { return nil }
        let few = Median.of(order.prefix(third).map { flight[$0] }) ?? 0
        let many = Median.of(order.suffix(third).map { flight[$0] }) ?? 0
        let share = run.excessShare(settled, over: low) { run.firstToken[$0] }
        let queue = HeaderWait(run, order.suffix(third).map { rows[$0] })
        let problem = high >= 2 * low && share >= 1.0 / 3
        return Finding(
            .queueing, problem ? .problem : .notice, title: "Requests waited for each other",
            text: "First tokens took \(FindingText.time(low)) with about \(Int(few)) in flight and "
                + "\(FindingText.time(high)) with about \(Int(many)) (medians of thirds, n = "
                + "\(FindingText.count(run.settled.count))). \(queue.sentence)",
            advice:
                "Send less at once or add slots: \(FindingText.share(share)) of all request time is "
                + "waiting beyond that with about \(Int(few)) in flight.",
            impact: .init(.time, share), chart: "first-token-by-in-flight", column: "in_flight"
        )
        .trimmed.with("by", text: "in_flight").with("low_p50_ms", time: low).with("high_p50_ms", time: high)
        .with("low_in_flight", few).with("high_in_flight", many).with("rho", rho)
        .with("headers_p50_ms", time: queue.headers).with("n", count: run.settled.count)
        .with(requests: run.slowest(settled))
    }

    /// In a closed loop in flight is constant; but the first of the wave found an empty queue.
    private static func byWave(_ run: FindingBasis, _ settled: [Int]) -> Finding? {
        let wave = run.wave.filter { !run.isStalled[$0] && !run.firstToken[$0].isNaN }
        guard run.isStreaming, wave.count >= 8 else { return nil }
        let first = wave.prefix(max(4, wave.count / 3)).map { run.firstToken[$0] }
        let next = settled.prefix(max(20, 3 * wave.count)).map { run.firstToken[$0] }
        guard let low = Median.of(Array(first)), let high = Median.of(Array(next)), high >= 1.5 * low,
            high - low >= 20e6, let test = RankTrendTest(Array(first), Array(next)), test.z > 3
        else { return nil }
        let shown = run.shownFirstToken(wave.prefix(first.count)) ?? low
        let shownNext = run.shownFirstToken(settled.prefix(next.count)) ?? high
        let share = run.excessShare(settled, over: low) { run.firstToken[$0] }
        let queue = HeaderWait(run, settled)
        let problem = high >= 2 * low && share >= 1.0 / 3
        return Finding(
            .queueing, problem ? .problem : .notice, title: "Requests waited for each other",
            text: "The first \(first.count) requests found the server idle and had their first token after "
                + "\(FindingText.time(shown)); the next \(FindingText.count(next.count)) after the first wave waited "
                + "\(FindingText.time(shownNext)) (medians), with about \(run.peak) in flight. \(queue.sentence)",
            advice:
                "Send less at once or add slots: \(FindingText.share(share)) of all request time is "
                + "waiting beyond that of an idle server.",
            impact: .init(.time, share), chart: "first-token-by-in-flight", column: "wave"
        )
        .trimmed.with("by", text: "wave").with("low_p50_ms", time: shown).with("high_p50_ms", time: shownNext)
        .with("peak_in_flight", count: run.peak).with("z", test.z).with("headers_p50_ms", time: queue.headers)
        .with("n", count: run.settled.count).with(requests: run.slowest(settled))
    }

    /// The slowest lie where most were in flight.
    private static func bySlowest(_ run: FindingBasis, _ settled: [Int]) -> Finding? {
        let rows = settled
        let slow = rows.max(max(5, rows.count / 20)) { run.firstToken[$0] }
        let busy = Median.sorted(rows.map { Double(run.inFlight[$0]) })
        guard let level = Median.quantile(0.9, ofSorted: busy), let low = busy.first, level > low else {
            return nil
        }
        func isBusy(_ row: Int) -> Bool { Double(run.inFlight[row]) >= level }
        let all = rows.count { isBusy($0) }
        let hits = slow.count { isBusy($0) }
        guard 2 * hits >= slow.count, Double(all) <= 0.2 * Double(rows.count),
            let p = FisherExactTest(
                hits, of: slow.count, against: all - hits, of: rows.count - slow.count)?.greater, p < 0.002,
            let usual = Median.of(rows.map { run.firstToken[$0] }),
            let worst = Median.of(slow.map { run.firstToken[$0] }),
            worst >= 1.5 * usual, worst - usual >= 20e6
        else { return nil }
        return Finding(
            .queueing, .notice, title: "The slowest came when most were in flight",
            text: "\(hits) of the \(slow.count) slowest first tokens (\(FindingText.time(worst)) against "
                + "\(FindingText.time(usual)), medians) lie where at least \(Int(level)) were in flight; of the "
                + "others \(FindingText.share(Double(all - hits) / Double(max(rows.count - slow.count, 1)))).",
            advice: "Spread the requests more evenly, or add slots.",
            impact: .init(.time, run.excessShare(slow, over: usual) { run.firstToken[$0] }),
            chart: "first-token-by-in-flight", column: "slowest"
        )
        .with("by", text: "slowest").with("hits", count: hits).with("slowest", count: slow.count)
        .with("in_flight", level).with("p", p).with("n", count: run.settled.count).with(requests: slow)
    }
}

extension Finding {
    /// Without a space at the end of the text.
    var trimmed: Finding {
        var finding = self
        while finding.text.hasSuffix(" ") { finding.text.removeLast() }
        return finding
    }
}
