extension FindingRule {
    /// The run was cut short, or records of it are missing; `Completeness` says by which rule.
    static let incomplete = FindingRule(.incomplete) { run in
        guard let missing = run.input.shortfall else { return [] }
        let reason = missing.reason?.text.visible
        var text: String
        if let asked = missing.asked {
            text =
                "Only \(FindingText.count(missing.have)) of \(FindingText.count(asked, missing.item.rawValue)) "
                + "\(missing.have == 1 ? "is" : "are") in the records"
                + (missing.isCut ? ": the run was cut short." : ".")
        } else {
            text = "The run was cut short after \(FindingText.count(missing.have, missing.item.rawValue))."
        }
        if let reason, !reason.isEmpty {
            text += " AIPerf says: “\(reason.withoutStop)”."
        }
        return [
            Finding(
                .incomplete, .invalid, title: "The run is incomplete", text: text,
                advice: run.input.isPart && !missing.isCut
                    ? "Merge it with the other parts of the run before comparing or checking it."
                    : "Run it again to its end before comparing or checking it.",
                impact: .init(.validity, 1)
            )
            .with("records", count: missing.have).with("asked", count: missing.asked)
            .with("by", text: missing.item.rawValue)
            .with("missing_share", missing.asked.map { 1 - Double(missing.have) / Double(max($0, 1)) })
            .with("was_cancelled", flag: missing.isCut).with("reason", text: reason)
        ]
    }
}
