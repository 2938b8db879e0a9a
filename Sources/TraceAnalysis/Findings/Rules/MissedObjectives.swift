extension FindingRule {
    /// Too few requests met what was asked of them.
    static let missedObjectives = FindingRule(.missedObjectives, least: 20) { run in
        let requests = run.requests
        let met = run.counted.count(where: requests.isGood)
        // AIPerf says nothing of a request that missed one.
        guard met > 0 || !run.input.objectives.isEmpty else { return [] }
        let share = Double(met) / Double(run.counted.count)
        guard share < 0.95 else { return [] }
        let total = run.flight.ends.last ?? 0
        let rate = total > 0 ? Double(met * requests.oneOf) / (total / 1e9) : nil
        let objectives = run.input.objectives
        return [
            Finding(
                .missedObjectives, .problem, title: "Objectives were missed",
                text: "\(FindingText.count(met)) of \(FindingText.count(run.counted.count, "request")) "
                    + "(\(FindingText.share(share))) met "
                    + (objectives.isEmpty ? "all objectives" : objectives.joined(separator: ", "))
                    + (rate.map { ": \(FindingText.digits($0)) a second" } ?? "") + ".",
                advice: "Find the load at which they hold, or the cause among the other findings.",
                impact: .init(.requests, 1 - share), chart: "ttfb-percentiles"
            )
            .with("met", count: met).with("requests", count: run.counted.count).with("share", share)
            .with("good_per_second", rate).with(
                requests: run.slowest(run.counted.filter { !requests.isGood($0) }))
        ]
    }
}
