import TraceAnalysis

extension CheckReport {
    /// How many of the rules are kept, in one sentence.
    var sentence: String {
        let all = results.count
        let failed = count(.fail)
        let open = count(.inconclusive)
        if failed + open == 0 {
            return all == 1 ? "the rule passed" : "all \(FigureStyle.grouped(all)) rules passed"
        }
        let parts = [(failed, "failed"), (open, "inconclusive")].filter { $0.0 > 0 }
            .map { "\(FigureStyle.grouped($0.0)) \($0.1)" }
        let allowed = open > 0 && allowsInconclusive ? " (allowed)" : ""
        return "of \(all.counted("rule")), \(parts.joined(separator: ", "))" + allowed
    }

    /// A row a rule.
    var table: ContentTable {
        ContentTable(
            columns: [
                ContentColumn("Verdict"), ContentColumn("Rule"), ContentColumn("Value", .trailing),
                ContentColumn("Limit", .trailing), ContentColumn("n", .trailing), ContentColumn("Why"),
            ],
            rows: results.map { result in
                [
                    result.verdict.rawValue, result.rule.text.visible, result.valueText ?? "not recorded",
                    result.limitText ?? "unknown", FigureStyle.grouped(result.count), result.reason ?? "",
                ]
            })
    }
}

extension CheckResult {
    /// The figure for people; nil when it was not recorded.
    var valueText: String? { value.map { spelled($0, besides: limit) } }

    /// The limit for people; nil when it is not known.
    var limitText: String? { limit.map { spelled($0, besides: value) } }

    /// A number as people read it, but in full where that would make it look like another one.
    private func spelled(_ number: Double, besides other: Double?) -> String {
        let text = rule.figure.cell(number)
        guard let other, other != number, rule.figure.cell(other) == text else { return text }
        let full = "\(rule.figure.quantity.encoded(number))"
        return unit == "ratio" || unit == "count" ? full : "\(full) \(unit)"
    }
}
