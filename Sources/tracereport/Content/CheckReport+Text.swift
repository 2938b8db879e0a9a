import TraceAnalysis

extension CheckReport {
    /// How many of the rules are kept, in one sentence.
    var sentence: String {
        let all = results.count
        let failed = count(.fail)
        let open = count(.inconclusive)
        if failed + open == 0 {
            return all == 1
                ? "the rule passed"
                : all == 2 ? "both rules passed" : "all \(FigureStyle.grouped(all)) rules passed"
        }
        let parts = [(failed, "failed"), (open, "inconclusive")].filter { $0.0 > 0 }
            .map { "\(FigureStyle.grouped($0.0)) \($0.1)" }
        let isAllowed = open > 0 && !results.contains { $0.verdict == .inconclusive && isBroken($0) }
        let allowed = isAllowed ? " (allowed)" : ""
        return "of \(all.counted("rule")), \(parts.joined(separator: ", "))" + allowed
    }

    /// What a reader has to know beside the verdicts, a paragraph each: how sure they are, that a run is not whole, and
    /// which runs it was held against that are of other things.
    var remarks: [String] {
        let isCut = results.contains(where: \.isOfIncompleteRun)
        return [certainty]
            + (isCut
                ? ["An incomplete run fails whatever its figures; --allow-incomplete judges it all the same."]
                : [])
            + warnings
    }

    /// How sure the verdicts are, in one sentence.
    var certainty: String {
        let isForetold = results.map { $0.rule.limit == .otherRuns }
        if !isForetold.isEmpty, !isForetold.contains(false) { return Self.foretold }
        guard let confidence else {
            let beside = isForetold.contains(true) ? " \(Self.foretold)" : ""
            return
                "Figures are taken as they are: that chance alone can break a rule or keep it is not looked at; "
                + "--confidence 95 does." + beside
        }
        let percent = FigureStyle.fixed(confidence * 100, 3).withoutTrailingZeros
        return "A rule fails or passes with \(percent)% confidence, else it is inconclusive."
            + (isForetold.contains(true) ? " \(Self.foretold)" : "")
    }

    /// What the rules made of other runs allow for.
    private static let foretold =
        "\"As in … runs\" allows for chance and for what differs between starts: by it a figure of a run of the same thing "
        + "is outside the 99% prediction interval, on the worse side, about once in 200."

    /// A row a rule; with a confidence also the bounds of the value.
    var table: ContentTable {
        let hasBounds = confidence != nil || results.contains { $0.low != nil }
        let bounds =
            hasBounds
            ? [ContentColumn("Bounds", .trailing), ContentColumn("As independent", .trailing)] : []
        return ContentTable(
            columns: [
                ContentColumn("Verdict"), ContentColumn("Rule"), ContentColumn("Value", .trailing),
                ContentColumn("Limit", .trailing),
            ] + bounds + [ContentColumn("n", .trailing), ContentColumn("Why")],
            rows: results.map { result in
                let isAllowed = result.verdict == .inconclusive && !isBroken(result)
                return [
                    result.verdict.rawValue + (isAllowed ? " (allowed)" : ""), result.rule.text.visible,
                    result.valueText ?? "not recorded", result.limitText ?? "unknown",
                ] + (hasBounds ? [result.boundsText ?? "–", result.effectiveText ?? "–"] : []) + [
                    FigureStyle.grouped(result.count), result.reason ?? "",
                ]
            })
    }
}

extension String {
    /// A number without the zeros behind its point.
    fileprivate var withoutTrailingZeros: String {
        guard contains(".") else { return self }
        var text = self
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}

extension CheckResult {
    /// The figure for people; nil when it was not recorded.
    var valueText: String? { value.map { spelled($0, besides: limit) } }

    /// The limit for people; nil when it is not known.
    var limitText: String? { limit.map { spelled($0, besides: value) } }

    /// The bounds of the value for people; nil where chance is not looked at.
    var boundsText: String? {
        guard let low, let high else { return nil }
        return "\(rule.figure.cell(low)) to \(rule.figure.cell(high))"
    }

    /// How many independent values tell as much; nil where that is not known.
    var effectiveText: String? { effectiveCount.map { FigureStyle.grouped(Int($0.rounded())) } }

    /// A number as people read it, but in full where that would make it look like another one.
    private func spelled(_ number: Double, besides other: Double?) -> String {
        let text = rule.figure.cell(number)
        guard let other, other != number, rule.figure.cell(other) == text else { return text }
        let full = "\(rule.figure.quantity.encoded(number))"
        return unit == "ratio" || unit == "count" ? full : "\(full) \(unit)"
    }
}
