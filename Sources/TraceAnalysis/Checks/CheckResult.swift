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
    /// The figure of the run, times in nanoseconds; nil when it was not recorded.
    public let value: Double?
    /// What it was held against; nil when the baseline does not say.
    public let limit: Double?
    /// The limit in the unit of JSON.
    let encodedLimit: Double?
    /// How many values, records, lines, connections or lookups the figure is made of.
    public let count: Int
    /// Whether the rule is kept.
    public let verdict: Verdict
    /// Why the rule is not kept, or why there is too little to say; nil where it is kept.
    public let reason: String?
    /// The lower one-sided bound of the value, or the least that other runs foretell; nil where chance is not looked at.
    public internal(set) var low: Double? = nil
    /// The upper one.
    public internal(set) var high: Double? = nil
    /// How many independent values tell as much; nil where that is not known.
    public internal(set) var effectiveCount: Double? = nil
    /// About how many requests a verdict needs; nil where there is one, or where none would do.
    public internal(set) var neededCount: Int? = nil
    /// Whether it is open because a run is not whole.
    public internal(set) var isOfIncompleteRun = false

    /// The unit of value and limit in JSON.
    public var unit: String { rule.figure.quantity.unit }
}

/// The run that rules are held against, and what with.
struct CheckSubject: Sendable {
    /// The run.
    let run: NamedRun
    /// The runs whose mean `baseline` stands for.
    let baselines: [NamedRun]
    /// How sure a verdict has to be, as a fraction of 1; nil takes the figures as they are.
    let confidence: Double?
    /// Whether a run that is not whole is judged all the same.
    let allowsIncomplete: Bool

    /// Why a run may not be judged.
    fileprivate func incompleteness(_ run: NamedRun) -> String? {
        run.run.analysis.overview.isComplete == false && !allowsIncomplete ? "incomplete run" : nil
    }
}

extension CheckResult {
    /// Holds a rule against a run.
    init(_ rule: CheckRule, of subject: CheckSubject) {
        let figure = subject.run.run.figure(rule.figure)
        let quantity = rule.figure.quantity
        let incomplete = subject.incompleteness(subject.run)
        var reason = incomplete ?? rule.doubt(about: figure)
        var isOfIncompleteRun = incomplete != nil
        let limit: Double?
        let encodedLimit: Double?
        switch rule.limit {
        case .number(let number):
            limit = number
            encodedLimit = quantity.encoded(number)
        case .baseline(let factor, let slack):
            let others = subject.baselines.map { $0.run.figure(rule.figure) }
            let values = others.compactMap(\.value)
            let mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
            let found = values.count == others.count ? mean : nil
            limit = found.map { $0 * factor + slack }.flatMap { $0.isFinite ? $0 : nil }
            // Of the numbers as JSON has them, so that it is theirs to the last digit.
            encodedLimit =
                limit == nil ? nil : found.map { quantity.encoded($0) * factor + quantity.encoded(slack) }
            let doubts = zip(subject.baselines, others).compactMap { run, other -> String? in
                if let cut = subject.incompleteness(run) {
                    isOfIncompleteRun = true
                    return cut
                }
                return rule.doubt(about: other)
            }
            let theirs = others.isEmpty ? "there is no baseline" : doubts.first
            reason =
                reason ?? theirs.map { "in the baseline, \($0)" }
                ?? others.lazy.compactMap { Self.difference(figure, $0) }.first
        case .otherRuns:
            (limit, encodedLimit) = (nil, nil)
        }
        let judged: (Verdict, String?, RuleBounds?)
        if let value = figure.value, let limit, reason == nil {
            judged = Self.judge(rule, value, limit, subject)
        } else {
            judged = (.inconclusive, reason ?? "the limit is too large", nil)
        }
        self.init(
            rule: rule, value: figure.value, limit: limit, encodedLimit: encodedLimit, count: figure.count,
            verdict: judged.0, reason: judged.1)
        self.isOfIncompleteRun = isOfIncompleteRun
        guard let bounds = judged.2 else { return }
        (low, high) = (bounds.low, bounds.high)
        effectiveCount = bounds.size?.value
        neededCount = verdict == .inconclusive ? bounds.neededCount : nil
    }

    private static func judge(
        _ rule: CheckRule, _ value: Double, _ limit: Double, _ subject: CheckSubject
    ) -> (Verdict, String?, RuleBounds?) {
        let holds = rule.comparison.holds(value, limit)
        let plain: (Verdict, String?) = (
            holds ? .pass : .fail, holds ? nil : rule.comparison.breach
        )
        guard let confidence = subject.confidence, rule.figure.isUncertain else {
            return (plain.0, plain.1, nil)
        }
        guard let bounds = RuleBounds(rule, value, limit, subject, confidence: confidence) else {
            return (.inconclusive, "too few requests to tell", nil)
        }
        guard bounds.tooFewFor == nil else { return (.inconclusive, bounds.doubt, bounds) }
        if bounds.isBroken(rule.comparison) { return (.fail, rule.comparison.breach, bounds) }
        if bounds.isKept(rule.comparison) { return (.pass, nil, bounds) }
        return (.inconclusive, bounds.doubt, bounds)
    }

    /// Why two figures of one metric are not the same thing; nil where they are.
    private static func difference(_ figure: CountedFigure, _ other: CountedFigure) -> String? {
        guard let mine = figure.source, let theirs = other.source, mine != theirs else { return nil }
        return "taken from \(mine.rawValue), in the baseline from \(theirs.rawValue)"
    }
}

extension CheckRule {
    /// Why a figure says too little to judge by; nil where it says enough.
    fileprivate func doubt(about found: CountedFigure) -> String? {
        guard found.value != nil else { return "not recorded" }
        guard case .metric(_, let statistic) = figure, let needed = statistic.leastCount,
            found.count < needed
        else { return nil }
        return "fewer than \(FigureStyle.grouped(needed)) samples"
    }
}

extension LimitComparison {
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
