extension FindingRule {
    /// Metrics that are left out because nobody knows their unit.
    static let unreadUnits = FindingRule(.unreadUnits) { run in
        let units = run.input.unreadUnits.sorted { $0.key < $1.key }
        guard let first = units.first else { return [] }
        let values = units.reduce(0) { $0 + $1.value }
        let listed = units.prefix(5).map { "\($0.key) (\(FindingText.count($0.value, "value")))" }
        return [
            Finding(
                .unreadUnits, .invalid, title: "Some units are not known",
                text:
                    "\(FindingText.count(units.count, "metric")) \(units.count == 1 ? "is" : "are") left out, "
                    + "because the unit beside the value is not known: \(listed.joined(separator: ", "))"
                    + (units.count > 5 ? " …" : "") + ".",
                advice: "Record times in ns, us, ms or s, and sizes in B, KB, MB or GB.",
                impact: .init(.validity, 1)
            )
            .with("metrics", count: units.count).with("values", count: values).with("by", text: first.key)
        ]
    }
}
