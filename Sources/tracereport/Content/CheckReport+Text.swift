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
        let text = rule.subject.spelled(number, isShare: rule.isShare)
        guard let other, other != number, rule.subject.spelled(other, isShare: rule.isShare) == text else {
            return text
        }
        return unit == "ratio" || unit == "count" ? "\(number)" : "\(number) \(unit)"
    }
}

extension CheckSubject {
    /// A figure as people read it, with its unit.
    fileprivate func spelled(_ value: Double, isShare: Bool) -> String {
        switch self {
        case .metric(_, .count): Self.counted(value)
        case .metric(let tag, _): FigureText(tag).value(value)
        case .run(.failures), .run(.malformed): isShare ? FigureStyle.percent(value) : Self.counted(value)
        case .run(.connectionReuseRate), .run(.dnsCacheHitRate): FigureStyle.percent(value)
        case .run(.transferProcessingRatio): FigureStyle.fixed(value, 2) + "x"
        case .run(.requestThroughput), .run(.outputTokenThroughput): FigureStyle.fixed(value, 2)
        }
    }

    private static func counted(_ value: Double) -> String {
        Int(exactly: value).map(FigureStyle.grouped) ?? FigureStyle.fixed(value, 2)
    }
}
