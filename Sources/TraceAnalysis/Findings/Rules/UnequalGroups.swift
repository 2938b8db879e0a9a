extension FindingRule {
    /// Servers, turns or phases that are not alike.
    ///
    /// Looks at the first token, and where that is alike at the duration without what its tokens explain.
    static let unequalGroups = FindingRule(.unequalGroups, least: 20) { run in
        let requests = run.requests
        let all = run.successfulSample.filter { !run.isStalled[$0] }
        let later = all.filter { !run.isInWave($0) }
        let splits: [(column: String, groups: [FindingGroup])] = [
            ("remote", FindingGroup.groups(of: all, named: requests.remotes)),
            ("turn", FindingGroup.turns(of: later, in: requests)),
            ("phase", FindingGroup.groups(of: later, named: requests.phases)),
        ]
        return splits.compactMap { column, groups in
            unequal(run, column, groups, run.firstToken, "first token")
                ?? unequal(run, column, groups, run.residual.values, "duration")
        }
    }

    /// Fewer requests than this are no group.
    private static let leastOfGroup = 10

    /// What is said of groups that are too small to compare; empty for none.
    private static func leftOut(_ few: Int, _ column: String) -> String {
        guard few > 0 else { return "" }
        return "; \(FindingText.count(few)) more with fewer than \(leastOfGroup) requests"
            + (column == "remote" ? "" : " behind the first wave") + " \(few == 1 ? "is" : "are") left out"
    }

    private static func unequal(
        _ run: FindingBasis, _ column: String, _ all: [FindingGroup], _ values: [Double], _ measure: String
    ) -> Finding? {
        let measured = all.filter { $0.rows.count >= leastOfGroup }.compactMap { group in
            group.median(values).map { (group: group, median: $0) }
        }
        guard measured.count > 1, let low = measured.min(by: { $0.median < $1.median }),
            let high = measured.max(by: { $0.median < $1.median }), high.median >= 1.5 * low.median,
            high.median - low.median >= 5e6
        else { return nil }
        let samples = measured.map { run.known($0.group.rows, values) }
        let pairs = Double(measured.count * (measured.count - 1) / 2)
        var isSure = false
        if let test = RankTrendTest(run.known(low.group.rows, values), run.known(high.group.rows, values)) {
            isSure = test.pValue < 0.001 / (pairs * (measure == "duration" ? 2 : 1))
        }
        if column == "turn", let trend = RankTrendTest(groups: samples) {
            isSure = isSure || abs(trend.z) > 3.3
        }
        guard isSure else { return nil }
        let shown =
            measured.count <= 4
            ? measured
            : measured.filter { $0.group.name == low.group.name || $0.group.name == high.group.name }
        // Compared without connecting, told as the tables have it.
        func told(_ group: FindingGroup, _ median: Double) -> Double {
            measure == "duration" ? median : run.shownFirstToken(group.rows) ?? median
        }
        let (lowest, highest) = (told(low.group, low.median), told(high.group, high.median))
        let table = shown.map {
            "\($0.group.name) took \(FindingText.time(told($0.group, $0.median))) (n = \(FindingText.count($0.group.rows.count)))"
        }
        let share = run.excessShare(measured.flatMap(\.group.rows), over: low.median) { values[$0] }
        var finding = Finding(
            .unequalGroups, column == "remote" ? .problem : .notice,
            title: column == "remote"
                ? "One server is slower" : column == "turn" ? "Turns are not alike" : "Phases are not alike",
            text: "Median \(measure)\(column == "remote" ? "" : " behind the first wave"): "
                + table.joined(separator: ", ")
                + (shown.count < measured.count ? "; the lowest and the highest of \(measured.count)" : "")
                + leftOut(all.count - measured.count, column) + ".",
            advice: column == "remote"
                ? "Look at \(high.group.name): it takes "
                    + "\(FindingText.times(highest / max(lowest, 1))) as long."
                : column == "turn"
                    ? "Compare runs turn by turn: later turns carry longer prompts."
                    : "Look at one phase at a time.",
            impact: .init(.time, share), column: column
        )
        .with("by", text: column).with("low_p50_ms", time: lowest).with("high_p50_ms", time: highest)
        for (group, median) in measured.prefix(10) {
            finding = finding.with(
                "\(measure == "duration" ? "duration" : "first_token")_p50_ms.\(group.name)",
                time: told(group, median))
        }
        return finding.with("groups", count: measured.count).with(requests: run.slowest(high.group.rows))
    }
}
