import TraceAnalysis

extension CommandFailure {
    /// A rule of the command line that cannot be understood.
    init(_ error: RuleError, in rule: String) {
        self.init(
            status: .usage,
            message: "rule, column \(error.column): \(error.sentence)" + error.pointer(in: rule))
    }

    /// A rule of a file that cannot be understood.
    init(_ failure: RuleFile.Failure, in file: String) {
        let error = failure.error
        self.init(
            status: .usage,
            message: "\(file.visible):\(failure.line):\(error.column): \(error.sentence)"
                + error.pointer(in: failure.text))
    }
}

extension RuleError {
    /// What is wrong, and what would be right.
    var sentence: String {
        switch fault {
        case .empty: "the rule is empty; expected one like 'ttfb.p99 <= 250ms'"
        case .unknownName(let name):
            "there is no figure '\(name.visible)'"
                + (CheckRule.names.meant(by: name.beforePoint).map { "; is \($0) meant?" } ?? "")
        case .missingStatistic(let name):
            "which figure of \(name)? Expected one like \(name).p99 or \(name).avg"
        case .unknownStatistic(let statistic, let name):
            "\(name) has no figure '\(statistic.visible)'; expected avg, min, max, std, median, sum, count or "
                + "a percentile like p99"
        case .superfluousStatistic(let statistic, let name):
            "\(name) is a figure itself, without '.\(statistic.visible)'"
        case .unknownComparison(let sign):
            (sign.isEmpty ? "the comparison is missing" : "'\(sign.visible)' is no comparison")
                + "; expected <=, <, >=, > or =="
        case .noNumber(let found, let orBaseline):
            (found.isEmpty ? "the number is missing" : "'\(found.visible)' is no number")
                + "; expected one like 250" + (orBaseline ? ", or baseline" : "")
        case .infinite: "the number is too large"
        case .missingUnit(let quantity): "the number needs a unit: \(quantity.unitNames)"
        case .unfitUnit(let unit, let quantity):
            "the unit '\(unit.visible)' does not fit; "
                + (quantity.unitNames.isEmpty ? "this figure has none" : "expected \(quantity.unitNames)")
        case .notOfARequest(let name):
            "'\(name.visible)' is no value that every request has; expected a metric like time_to_first_token"
        case .equalityOfMeasured(let name):
            "with --confidence what is measured is never known to equal a limit, and \(name.visible) is no number of "
                + "things; expected <=, <, >= or >"
        case .noBaseline: "there is no baseline; name one with --baseline"
        case .superfluous(let rest): "the rule should end before '\(rest.visible)'"
        }
    }

    /// The rule on a line of its own, and under it a mark at the character.
    fileprivate func pointer(in rule: String) -> String {
        guard fault != .empty else { return "" }
        let before = rule.prefix(column - 1)
        return "\n  \(rule.visible)\n  " + String(repeating: " ", count: String(before).visible.count) + "^"
    }
}

extension Quantity {
    /// The units a limit can have, in words.
    fileprivate var unitNames: String {
        switch self {
        case .time: "ns, μs (or us), ms or s"
        case .bytes: "B, KB or MB"
        case .share: "% or nothing"
        default: ""
        }
    }
}

extension String {
    /// What stands before the first point.
    fileprivate var beforePoint: String { String(prefix { $0 != "." }) }
}
