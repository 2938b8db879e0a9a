/// What became of one rule.
public struct CheckResult: Sendable, Equatable {
    /// Whether a rule is kept.
    public enum Verdict: String, Sendable, Encodable {
        /// It is.
        case pass
        /// It is not.
        case fail
        /// There is too little to say.
        case inconclusive
    }

    /// The rule.
    public let rule: CheckRule
    /// The figure of the run; nil when it was not recorded.
    public let value: Double?
    /// What it was held against, in the same unit; nil when the baseline does not say.
    public let limit: Double?
    /// How many values, records, lines, connections or lookups the figure is made of.
    public let count: Int
    /// Whether the rule is kept.
    public let verdict: Verdict
    /// Why the rule is not kept, or why there is too little to say; nil where it is kept.
    public let reason: String?

    /// The unit of value and limit.
    public var unit: String { rule.subject.unit(isShare: rule.isShare) }
}

extension CheckResult {
    /// Holds a rule against a run.
    ///
    /// - Parameter baseline: The run that `baseline` in a rule stands for.
    public init(_ rule: CheckRule, of run: AnalyzedRun, baseline: AnalyzedRun?) {
        let figure = run.figure(rule.subject, isShare: rule.isShare)
        var reason = rule.doubt(about: figure)
        let limit: Double?
        switch rule.limit {
        case .number(let number): limit = number
        case .baseline(let factor, let slack):
            let other = baseline?.figure(rule.subject, isShare: rule.isShare)
            limit = other?.value.map { $0 * factor + slack }.flatMap { $0.isFinite ? $0 : nil }
            let doubt = other.map { rule.doubt(about: $0) } ?? "there is no baseline"
            reason = reason ?? doubt.map { "in the baseline, \($0)" } ?? Self.difference(figure, other)
        }
        self.rule = rule
        self.limit = limit
        value = figure.value
        count = figure.count
        if let value = figure.value, let limit, reason == nil {
            let holds = rule.comparison.holds(value, limit)
            verdict = holds ? .pass : .fail
            self.reason = holds ? nil : rule.comparison.breach
        } else {
            verdict = .inconclusive
            self.reason = reason ?? "the limit is too large"
        }
    }

    /// Why two figures of one metric are not the same thing; nil where they are.
    private static func difference(_ figure: CheckFigure, _ other: CheckFigure?) -> String? {
        guard let mine = figure.source, let theirs = other?.source, mine != theirs else { return nil }
        return "taken from \(mine.rawValue), in the baseline from \(theirs.rawValue)"
    }
}

extension CheckRule {
    /// Why a figure says too little to judge by; nil where it says enough.
    fileprivate func doubt(about figure: CheckFigure) -> String? {
        guard figure.value != nil else { return "not recorded" }
        guard case .metric(_, let statistic) = subject, let needed = statistic.leastCount,
            figure.count < needed
        else { return nil }
        return "fewer than \(FigureStyle.grouped(needed)) samples"
    }
}

extension CheckRule.Comparison {
    /// How a value that does not keep the rule lies to its limit.
    fileprivate var breach: String {
        switch self {
        case .atMost: "above the limit"
        case .below: "not below the limit"
        case .atLeast: "below the limit"
        case .above: "not above the limit"
        case .equal: "not equal to the limit"
        }
    }
}
