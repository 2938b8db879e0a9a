extension FindingRule {
    /// The server answered nobody for a while.
    static let stall = FindingRule(.stall, least: 3) { run in
        guard let longest = run.stalls.max(by: { $0.length < $1.length }) else { return [] }
        let silent = run.stalls.reduce(0) { $0 + $1.length }
        let rows = run.successful.filter { run.isStalled[$0] }
        var lost = 0.0
        for stall in run.stalls {
            for row in run.successful where stall.overlaps(run.start[row], run.end[row]) {
                lost += min(stall.to, run.end[row]) - max(stall.from, run.start[row])
            }
        }
        let share = run.totalDuration > 0 ? lost / run.totalDuration : 0
        let text =
            run.stalls.count == 1
            ? "The server answered nobody for \(FindingText.time(longest.length)), \(run.clock(longest.from)) after "
                + "\(run.beginning): \(longest.inFlight) requests waited at once."
            : "The server answered nobody \(run.stalls.count) times, for \(FindingText.time(silent)) in all; the "
                + "longest, \(FindingText.time(longest.length)), began \(run.clock(longest.from)) after "
                + "\(run.beginning), with \(longest.inFlight) requests waiting at once."
        return [
            Finding(
                .stall, .problem, title: "The server stood still",
                text: text + " \(FindingText.count(rows.count)) of "
                    + "\(FindingText.count(run.successful.count, "request")) that succeeded were held up.",
                advice:
                    "Look at the server at \(run.moment(longest.from)): garbage collection, swapping, a restart, a full "
                    + "queue.",
                impact: .init(.time, share), chart: "stalls"
            )
            .with("stalls", count: run.stalls.count).with("longest_ms", time: longest.length)
            .with("longest_at_ms", time: longest.from).with("in_flight", count: longest.inFlight)
            .with("total_ms", time: silent).with("requests", count: rows.count)
            .with("n", count: run.successful.count).with(requests: run.slowest(rows))
        ]
    }
}
