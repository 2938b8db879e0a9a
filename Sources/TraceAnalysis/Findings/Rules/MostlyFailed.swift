extension FindingRule {
    /// Half of the requests or more failed: latencies are those of the survivors.
    static let mostlyFailed = FindingRule(.mostlyFailed, least: 2) { run in
        let share = Double(run.failedTotal) / Double(run.countedTotal)
        guard share >= 0.5 else { return [] }
        let survivors = run.successfulTotal
        return [
            Finding(
                .mostlyFailed, .invalid,
                title: survivors == 0
                    ? "All requests failed"
                    : share > 0.5 ? "Most requests failed" : "Half of the requests failed",
                text:
                    "\(FindingText.count(run.failedTotal)) of \(FindingText.count(run.countedTotal, "request")) "
                    + "failed. "
                    + (survivors == 0
                        ? "There are no latencies."
                        : run.input.figures.holdsFailed
                            ? "Their times are among the latencies, as asked for."
                            : "All latencies are those of the \(FindingText.count(survivors)) that succeeded."),
                advice: "Fix the failures first: these figures say nothing about the load that was sent.",
                impact: .init(.validity, share)
            )
            .with("failed", count: run.failedTotal).with("requests", count: run.countedTotal)
            .with("share", share).with(requests: run.failed)
        ]
    }
}
