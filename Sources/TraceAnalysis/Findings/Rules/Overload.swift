extension FindingRule {
    /// More requests come than are answered: the backlog grows, and with it every latency.
    static let overload = FindingRule(.overload, least: 60) { run in
        guard run.isOpen else { return [] }
        let rows = run.counted.filter { !run.duration[$0].isNaN }
        guard rows.count >= 60, let last = rows.last else { return [] }
        let span = run.start[last]
        // The mean where it is longer: a few long answers fill the server up for longer.
        let begun = rows.prefix(max(rows.count / 10, 10)).map { run.duration[$0] }
        let early = max(Median.of(begun) ?? 0, begun.reduce(0, +) / Double(begun.count))
        let filled = min(2 * early, span / 2)
        // What waits in a stall, or is made up for behind it, is the stall's.
        let steady = rows.filter { row in
            run.start[row] >= filled
                && !run.stalls.contains {
                    $0.from <= run.start[row] && run.start[row] <= $0.to + 2.5 * $0.length
                }
        }
        guard steady.count >= 45, span > filled else { return [] }
        let third = steady.count / 3
        let (first, final) = (steady.prefix(third), steady.suffix(third))
        func flight(_ rows: ArraySlice<Int>) -> Double {
            Double(rows.reduce(0) { $0 + Int(run.inFlight[$1]) }) / Double(rows.count)
        }
        let (before, after) = (flight(first), flight(final))
        let scale = Double(run.requests.oneOf)
        guard after >= 1.3 * before, after - before >= 0.7 * (Double(steady.count) * scale).squareRoot()
        else {
            return []
        }
        let seconds = (span - filled) / 1e9
        let offered = Double(run.flight.started(from: filled, to: span)) / seconds
        let answered = Double(run.flight.ended(from: filled, to: span)) / seconds
        guard offered >= 1.05 * answered else { return [] }
        func medians(_ values: [Double]) -> (Double, Double)? {
            guard let one = Median.of(run.known(run.sample(first), values)),
                let other = Median.of(run.known(run.sample(final), values))
            else { return nil }
            return (one, other)
        }
        let token = medians(run.firstToken)
        let whole = medians(run.duration)
        let grew =
            token.map { $1 >= 1.4 * $0 && $1 - $0 >= 20e6 } ?? false || whole.map { $1 >= 1.4 * $0 } ?? false
        guard grew, let shown = token ?? whole else { return [] }
        let queue = HeaderWait(run, run.sample(final))
        let fast =
            Median.quantile(0.1, ofSorted: Median.sorted(run.known(run.successfulSample, run.duration))) ?? 0
        let excess = run.excessShare(run.successfulSample, over: fast) { run.duration[$0] }
        return [
            Finding(
                .overload, .problem, title: "Requests came faster than they were answered",
                text: "\(FindingText.digits(offered)) requests a second came and "
                    + "\(FindingText.digits(answered)) were answered (n = \(FindingText.count(run.countedTotal))): "
                    + "up to \(FindingText.count(run.peak)) were under way, and the "
                    + "\(token == nil ? "median duration" : "median first token") rose from "
                    + "\(FindingText.time(shown.0)) in the first third to \(FindingText.time(shown.1)) in the last, "
                    + "the beginning left out. " + queue.sentence
                    + "Percentiles depend on how long the run lasted.",
                advice:
                    "Ask for fewer than \(FindingText.digits(answered)) requests a second, or add capacity.",
                impact: .init(.time, excess), chart: "ttfb-over-time"
            )
            .with("offered_per_second", offered).with("answered_per_second", answered)
            .with("in_flight_first", before).with("in_flight_last", after).with("backlog", count: run.peak)
            .with("first_token_first_ms", time: token?.0).with("first_token_last_ms", time: token?.1)
            .with("duration_first_ms", time: whole?.0).with("duration_last_ms", time: whole?.1)
            .with("headers_p50_ms", time: queue.headers).with("n", count: run.countedTotal)
            .with(requests: run.slowest(run.successful))
        ]
    }
}
