/// All rules held against one run.
public struct CheckReport: Sendable, Equatable {
    /// What became of each rule, in the order given.
    public let results: [CheckResult]
    /// Whether a rule about which there is too little to say counts as kept.
    public let allowsInconclusive: Bool

    /// Holds rules against a run.
    ///
    /// - Parameter baseline: The run that `baseline` in a rule stands for.
    public init(
        _ rules: [CheckRule], of run: AnalyzedRun, baseline: AnalyzedRun?, allowsInconclusive: Bool = false
    ) {
        results = rules.map { CheckResult($0, of: run, baseline: baseline) }
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
            ("rule", rule.text), ("value", value), ("limit", limit), ("unit", unit), ("n", count),
            ("verdict", verdict), ("reason", reason),
        ])
    }
}
