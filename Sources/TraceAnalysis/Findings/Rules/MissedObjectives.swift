extension FindingRule {
    /// Too few requests met what was asked of them.
    static let missedObjectives = FindingRule(.missedObjectives, least: 20) { run in
        guard let goodput = run.input.goodput, let share = goodput.share, share < 0.95 else { return [] }
        let asked = goodput.parts.map(\.objective).map(FindingText.objective)
        return [
            Finding(
                .missedObjectives, .problem, title: "Objectives were missed",
                text: "\(FindingText.count(goodput.good)) of \(FindingText.count(goodput.of, "request")) "
                    + "(\(FindingText.share(share)))"
                    + (goodput.rate.map { ", \(FindingText.digits($0)) a second," } ?? "")
                    + " met all objectives"
                    + (asked.isEmpty ? "." : ": " + asked.joined(separator: ", ") + "."),
                advice: goodput.parts.contains { $0.met == 0 }
                    ? "See whether an objective that no request met was recorded at all; else find the load at which "
                        + "all objectives are met."
                    : "Find the load at which all objectives are met.",
                impact: .init(.requests, 1 - share), chart: "slo"
            )
            .with("met", count: goodput.good).with("requests", count: goodput.of).with("share", share)
            .with("good_per_second", goodput.rate).with(
                requests: run.slowest(run.counted.filter { !run.requests.isGood($0) }))
        ]
    }
}
