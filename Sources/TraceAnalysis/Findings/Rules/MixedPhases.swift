extension FindingRule {
    /// Successful requests of several profiling phases, pooled.
    static let mixedPhases = FindingRule(.mixedPhases) { run in
        guard run.input.isOfProfiling else { return [] }
        let groups = FindingGroup.groups(of: run.successful, named: run.requests.phases)
        guard groups.count > 1 else { return [] }
        let parts = groups.prefix(4).map { group in
            let what = group.median(run.firstToken) ?? group.median(run.duration)
            return "\(group.name) (n = \(FindingText.count(group.rows.count))): "
                + (what.map(FindingText.time) ?? "not recorded")
        }
        let measure = groups.contains { $0.median(run.firstToken) != nil } ? "first token" : "duration"
        let names = groups.map(\.name)
        var finding = Finding(
            .mixedPhases, .invalid, title: "Several phases are mixed",
            text:
                "The figures mix \(groups.count) phases, each a load of its own. Median \(measure) of each: "
                + parts.joined(separator: ", ") + (groups.count > 4 ? " …" : "") + ".",
            advice: "Analyse one at a time, such as --phase \(names[0]).", impact: .init(.validity, 1)
        )
        for group in groups.prefix(8) {
            finding = finding.with("requests.\(group.name)", count: group.rows.count)
                .with("first_token_p50_ms.\(group.name)", time: group.median(run.firstToken))
                .with("duration_p50_ms.\(group.name)", time: group.median(run.duration))
        }
        return [finding]
    }
}
