/// A stretch of time in which the server answered nobody, though several were waiting.
///
/// A share of the requests in flight would not do: in a queue most of them are silent while the server works. So it
/// is the run as a whole that must get nothing, for much longer than it ever does otherwise.
struct Stall: Sendable, Equatable {
    /// The last arrival before it, in ns since the first start.
    let from: Double
    /// The first arrival behind it.
    let to: Double
    /// How many requests were under way at once, at the most.
    let inFlight: Int

    /// In ns.
    var length: Double { to - from }

    /// Whether a request was under way during it.
    func overlaps(_ start: Double, _ end: Double) -> Bool { start < to && end > from }

    /// All stalls of a run, in order.
    ///
    /// O(silences + n × long silences).
    static func find(in run: FindingBasis) -> [Stall] {
        let silences = run.input.arrivals.silences()
        guard let limit = leastLength(of: silences, in: run) else { return [] }
        let usual = Median.of(run.inFlight.filter { $0 > 0 }.map { Double($0) }) ?? 0
        var stalls: [Stall] = []
        for silence in silences where Double(silence.length) > limit {
            let from = silence.start.nanoseconds(since: run.origin)
            let to = silence.end.nanoseconds(since: run.origin)
            // In an open loop more and more wait: those of the end are held against what is usual.
            let waiting = run.flight.most(from: from, to: to)
            guard run.flight.count(at: from) >= 3, Double(waiting) >= usual / 2, isStopped(from, to, in: run)
            else { continue }
            stalls.append(Stall(from: from, to: to, inFlight: waiting))
            guard stalls.count < 1_000 else { break }
        }
        return stalls
    }

    /// 250 ms, ten typical gaps and ten times (where nothing streams: five) the p99 of the shorter 95 % of silences.
    private static func leastLength(of silences: [ArrivalMap.Silence], in run: FindingBasis) -> Double? {
        guard !silences.isEmpty else { return nil }
        let lengths = Median.sorted(silences.map { Double($0.length) })
        let shorter = Array(lengths.prefix(max(Int(0.95 * Double(lengths.count)), 1)))
        let usual = lengths.count > 1 ? Median.quantile(0.99, ofSorted: shorter) ?? 0 : 0
        let factor = run.isStreaming ? 10.0 : 5.0
        return max(250e6, 10 * (run.typicalGap ?? 0), factor * usual)
    }

    /// Whether streams broke off at its beginning, or the wait is longer than a first token takes.
    private static func isStopped(_ from: Double, _ to: Double, in run: FindingBasis) -> Bool {
        let requests = run.requests
        // Where most of those who wait fail, the failures say it: the server may have worked for clients that had gone.
        let waiting = run.counted.filter { run.start[$0] < from && run.end[$0] >= to }
        guard 2 * waiting.count(where: { requests.outcome($0) == .successful }) >= waiting.count else {
            return false
        }
        let cell = Double(run.input.arrivals.cell)
        let limit = max(0.1 * (to - from), 10 * (run.typicalGap ?? 0), 50e6) + 2 * cell
        var streams = 0
        var stopped = 0
        for row in run.successful where run.start[row] < from && run.end[row] >= to - cell {
            guard !run.firstToken[row].isNaN else { continue }
            // A stream is open where one of its two longest pauses holds the silence; else it had no token yet.
            for pause in requests.pauses(row) {
                let last = run.start[row] + Double(pause.since)
                guard last <= from + cell, last + Double(pause.length) >= to - cell else { continue }
                streams += 1
                if from - last <= limit { stopped += 1 }
                break
            }
        }
        if streams >= 2 { return 2 * stopped >= streams }
        let untouched = run.known(
            run.successful.filter { run.end[$0] < from || run.start[$0] > to }, run.firstToken)
        guard untouched.count >= 10, let p95 = Median.quantile(0.95, ofSorted: Median.sorted(untouched))
        else {
            return false
        }
        return to - from > 1.5 * p95
    }
}
