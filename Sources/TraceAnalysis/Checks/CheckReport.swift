/// All rules held against one run.
public struct CheckReport: Sendable, Equatable {
    /// What became of each rule, in the order given.
    public let results: [CheckResult]
    /// Whether a rule about which there is too little to say counts as kept.
    public let allowsInconclusive: Bool

    /// Holds rules against a run.
    ///
    /// - Parameters:
    ///   - baseline: The run that `baseline` in a rule stands for.
    ///   - allowsIncomplete: Whether a run that is not whole is judged all the same.
    public init(
        _ rules: [CheckRule], of run: AnalyzedRun, baseline: AnalyzedRun?, allowsInconclusive: Bool = false,
        allowsIncomplete: Bool = false
    ) {
        results = rules.map {
            CheckResult($0, of: run, baseline: baseline, allowsIncomplete: allowsIncomplete)
        }
        self.allowsInconclusive = allowsInconclusive
    }

    /// How many rules met a verdict.
    public func count(_ verdict: CheckResult.Verdict) -> Int { results.count { $0.verdict == verdict } }

    /// Whether the run is as demanded.
    public var passed: Bool {
        count(.fail) == 0 && (allowsInconclusive || count(.inconclusive) == 0)
    }

    /// The report as JSON: keys sorted, numbers at full precision, absent as `null`.
    public func json() throws -> String { try JSONText.text(of: self) }
}

extension CheckReport: Encodable {
    /// Writes the whole document.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("passed", passed), ("rules", results)])
    }
}

extension CheckResult: Encodable {
    /// Writes one element of `rules`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("rule", rule.text), ("value", value.map(rule.figure.quantity.encoded)), ("limit", encodedLimit),
            ("unit", unit), ("n", count), ("verdict", verdict), ("reason", reason),
        ])
    }
}

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
    private let encodedLimit: Double?
    /// How many values, records, lines, connections or lookups the figure is made of.
    public let count: Int
    /// Whether the rule is kept.
    public let verdict: Verdict
    /// Why the rule is not kept, or why there is too little to say; nil where it is kept.
    public let reason: String?

    /// The unit of value and limit in JSON.
    public var unit: String { rule.figure.quantity.unit }
}

extension CheckResult {
    /// Holds a rule against a run.
    ///
    /// - Parameters:
    ///   - baseline: The run that `baseline` in a rule stands for.
    ///   - allowsIncomplete: Whether a run that is not whole is judged all the same.
    public init(
        _ rule: CheckRule, of run: AnalyzedRun, baseline: AnalyzedRun?, allowsIncomplete: Bool = false
    ) {
        let figure = run.figure(rule.figure)
        let quantity = rule.figure.quantity
        func doubt(about run: AnalyzedRun, _ figure: CountedFigure) -> String? {
            let isIncomplete = run.analysis.overview.isComplete == false && !allowsIncomplete
            return isIncomplete ? "incomplete run" : rule.doubt(about: figure)
        }
        var reason = doubt(about: run, figure)
        let limit: Double?
        switch rule.limit {
        case .number(let number):
            limit = number
            encodedLimit = quantity.encoded(number)
        case .baseline(let factor, let slack):
            let other = baseline?.figure(rule.figure)
            limit = other?.value.map { $0 * factor + slack }.flatMap { $0.isFinite ? $0 : nil }
            // Of the numbers as JSON has them, so that it is theirs to the last digit.
            encodedLimit =
                limit == nil
                ? nil : other?.value.map { quantity.encoded($0) * factor + quantity.encoded(slack) }
            let theirs =
                baseline.flatMap { run in other.map { doubt(about: run, $0) } } ?? "there is no baseline"
            reason = reason ?? theirs.map { "in the baseline, \($0)" } ?? Self.difference(figure, other)
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
    private static func difference(_ figure: CountedFigure, _ other: CountedFigure?) -> String? {
        guard let mine = figure.source, let theirs = other?.source, mine != theirs else { return nil }
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
