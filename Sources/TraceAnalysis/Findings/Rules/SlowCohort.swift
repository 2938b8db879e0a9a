extension FindingRule {
    /// What the slowest requests have in common: a server, a worker, a new connection; else a turn, a phase, long
    /// prompts or a stretch of time.
    ///
    /// Slow is what took long beyond what its output tokens explain. Places make a problem, the rest a notice.
    static let slowCohort = FindingRule(.slowCohort, least: 60) { run in
        let study = CohortStudy(run)
        guard study.rows.count >= 60 else { return [] }
        return (study.places() + study.rest()).map { study.finding($0) }
    }
}

/// One group held against all other requests.
private struct Cohort {
    let column: String
    let name: String
    let rows: [Int]
    /// How many of the slowest are in it, and how many slowest were looked at.
    let hits: Int
    let slowest: Int
    /// The share of the requests beyond the slowest that are in it.
    let shareOfOthers: Double
    /// How much longer its median took, in ns; not said before it was asked for.
    var excess = Double.nan
    let p: Double
}

/// Rows as bits, for questions of membership.
private struct Members {
    private let first: Int
    private var flags: [Bool]

    /// Rows in ascending order.
    init(_ rows: [Int]) {
        first = rows.first ?? 0
        flags = [Bool](repeating: false, count: (rows.last ?? -1) + 1 - first)
        for row in rows { flags[row - first] = true }
    }

    func contains(_ row: Int) -> Bool { row >= first && row - first < flags.count && flags[row - first] }
}

/// The search for what the slowest have in common.
private struct CohortStudy {
    let run: FindingBasis
    /// Successful requests that no stall touched, of which the residual is known.
    let rows: [Int]
    private let values: [Double]
    /// The rows, the slowest first.
    private let order: [Int]
    private let meanDuration: Double

    init(_ run: FindingBasis) {
        self.run = run
        let values = run.residual.values
        self.values = values
        rows = run.successfulSample.filter { !run.isStalled[$0] && !values[$0].isNaN }
        order = RadixSort.sorted(rows) { ~values[$0].orderedBits }
        meanDuration = run.meanDuration ?? 0
    }

    /// Servers, workers and new connections, the least probable first.
    func places() -> [Cohort] {
        let requests = run.requests
        var groups: [(column: String, group: FindingGroup)] = []
        for (column, names) in [("remote", requests.remotes), ("worker", requests.workers)] {
            groups += FindingGroup.groups(of: rows, named: names).map { (column, $0) }
        }
        let possible = run.peak / requests.oneOf + run.failed.count
        let late = rows.filter { !run.isInWave($0) }
        let opened = late.filter { requests.opened($0) == true }
        if (0..<requests.count).count(where: { requests.opened($0) == true }) >= possible + 3 {
            groups.append(("connection", FindingGroup(name: "a new connection", rows: opened)))
        }
        let tried = groups.filter { $0.group.rows.count < rows.count }.count
        let found = groups.compactMap { column, group -> Cohort? in
            let size = group.rows.count
            guard size >= 3, Double(size) <= 0.4 * Double(rows.count) else { return nil }
            var cohort = cohort(column, group, slowest: max(5, rows.count / 20, size))
            let others = rest(of: group.rows)
            let limit = 0.01 / Double(2 * tried)
            var p = cohort.p
            if size >= 5, let test = RankTrendTest(others, group.rows.map { values[$0] }), test.z > 0 {
                p = min(p, test.pValue)
            }
            guard p < limit else { return nil }
            cohort.excess = excess(group.rows, over: others)
            let sorted = Median.sorted(others)
            guard let low = Median.quantile(0.25, ofSorted: sorted),
                let high = Median.quantile(0.75, ofSorted: sorted),
                cohort.excess >= max(0.2 * meanDuration, 20e6, high - low)
            else { return nil }
            return cohort
        }
        return found.sorted { $0.p < $1.p }
    }

    /// Turns, phases, long prompts and windows of time, the least probable first.
    func rest() -> [Cohort] {
        let requests = run.requests
        var groups: [(column: String, group: FindingGroup)] = []
        groups += FindingGroup.turns(of: rows, in: requests).map { ("turn", $0) }
        groups += FindingGroup.groups(of: rows, named: requests.phases).map { ("phase", $0) }
        groups = groups.filter { $0.group.rows.count < rows.count }
        let long = longPrompts()
        if !long.isEmpty { groups.append(("input", FindingGroup(name: "the longest prompts", rows: long))) }
        for window in 0..<20 {
            let part = Array(rows[rows.count * window / 20..<rows.count * (window + 1) / 20])
            guard let first = part.first, let last = part.last, !run.start[first].isNaN else { continue }
            let name = "\(run.clock(run.start[first])) to \(run.clock(run.start[last]))"
            groups.append(("window", FindingGroup(name: name, rows: part)))
        }
        let limit = 0.01 / Double(max(groups.count, 1))
        let found = groups.compactMap { column, group -> Cohort? in
            guard group.rows.count >= 3 else { return nil }
            var cohort = cohort(column, group, slowest: max(5, rows.count / 20))
            let share = Double(cohort.hits) / Double(cohort.slowest)
            guard cohort.p < limit, share >= (column == "input" || column == "window" ? 0.5 : 0.3),
                share >= 3 * cohort.shareOfOthers
            else { return nil }
            cohort.excess = excess(group.rows, over: rest(of: group.rows))
            return cohort.excess >= max(0.2 * meanDuration, 20e6) ? cohort : nil
        }
        return found.sorted { $0.p < $1.p }
    }

    func finding(_ cohort: Cohort) -> Finding {
        let isPlace = ["remote", "worker", "connection"].contains(cohort.column)
        let count = "\(FindingText.count(cohort.hits)) of the \(FindingText.count(cohort.slowest)) slowest "
        let what =
            switch cohort.column {
            case "remote": count + "went to \(cohort.name)"
            case "worker": count + "were sent by \(cohort.name)"
            case "connection": count + "opened a connection"
            case "turn": count + "were \(cohort.name)"
            case "phase": count + "were of the phase \(cohort.name)"
            case "input": count + "had the longest prompts"
            default: count + "began from \(cohort.name) into the run"
            }
        let others = Members(cohort.rows)
        let outside = rows.filter { !others.contains($0) }
        let early =
            (FindingGroup(name: "", rows: cohort.rows).median(run.firstToken) ?? .nan)
            - (FindingGroup(name: "", rows: outside).median(run.firstToken) ?? .nan)
        let place =
            early.isNaN
            ? ""
            : (early >= cohort.excess / 2 ? ", before " : ", after ")
                + "the first \(run.isStreaming ? "token" : "byte")"
        let base = Median.of(outside.map { values[$0] }) ?? 0
        return Finding(
            .slowCohort, isPlace ? .problem : .notice, title: "The slowest requests have something in common",
            text: what
                + "; of the other requests \(FindingText.share(cohort.shareOfOthers)) did. Such requests took "
                + "\(FindingText.time(cohort.excess)) longer at the median than the others\(place) (n = "
                + "\(FindingText.count(cohort.rows.count)) of \(FindingText.count(rows.count))).",
            advice: isPlace ? "Look at \(cohort.name): what is different there?" : nil,
            impact: .init(.time, run.excessShare(cohort.rows, over: base) { values[$0] }),
            chart: "slowest-requests", column: cohort.column
        )
        .with("by", text: cohort.column).with("group", text: cohort.name).with("hits", count: cohort.hits)
        .with("slowest", count: cohort.slowest).with("share_of_others", cohort.shareOfOthers)
        .with("excess_p50_ms", time: cohort.excess).with("group_size", count: cohort.rows.count)
        .with("n", count: rows.count).with("p", cohort.p).with(requests: run.slowest(cohort.rows))
    }

    private func cohort(_ column: String, _ group: FindingGroup, slowest: Int) -> Cohort {
        let members = Members(group.rows)
        let hits = order.prefix(slowest).count { members.contains($0) }
        let beyond = rows.count - slowest
        let missed = group.rows.count - hits
        let test = FisherExactTest(hits, of: slowest, against: missed, of: max(beyond, 0))
        return Cohort(
            column: column, name: group.name, rows: group.rows, hits: hits, slowest: slowest,
            shareOfOthers: beyond > 0 ? Double(missed) / Double(beyond) : 0, p: test?.greater ?? 1)
    }

    /// How much longer the median of some rows took than that of others.
    private func excess(_ group: [Int], over others: [Double]) -> Double {
        (Median.of(group.map { values[$0] }) ?? 0) - (Median.of(others) ?? 0)
    }

    private func rest(of group: [Int]) -> [Double] {
        let members = Members(group)
        return rows.compactMap { members.contains($0) ? nil : values[$0] }
    }

    /// The tenth with the longest prompts, where prompts differ.
    private func longPrompts() -> [Int] {
        let tokens = run.requests.inputTokens
        let known = rows.filter { tokens[$0] != nil }
        guard 2 * known.count >= rows.count,
            let level = Median.quantile(0.9, ofSorted: Median.sorted(known.compactMap { tokens[$0] }))
        else { return [] }
        let long = known.filter { (tokens[$0] ?? 0) > level }
        return Double(long.count) <= 0.2 * Double(rows.count) ? long : []
    }
}
