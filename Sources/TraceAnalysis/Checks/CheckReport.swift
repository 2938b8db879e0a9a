/// All rules held against one run.
public struct CheckReport: Sendable, Equatable {
    /// What rules come to about which there is too little to say.
    public enum Inconclusive: String, Sendable, CaseIterable {
        /// They count as broken.
        case fail
        /// They count as kept.
        case pass
        /// They count as kept and are marked as skipped.
        case warn
    }

    /// How many of the runs that it is held against are looked at, the latest by start.
    public static let mostOthers = SpreadOfRuns.most

    /// What became of each rule, in the order given; then, of the runs that it is held against, of each figure.
    public let results: [CheckResult]
    /// What those about which there is too little to say come to.
    public let inconclusive: Inconclusive
    /// How sure a verdict is; nil where the figures are taken as they are, chance or not.
    public let confidence: Double?
    /// In what the runs that it is held against are of other things than the run: a sentence or two for all that differ
    /// alike.
    public let warnings: [String]

    /// Holds rules against a run.
    ///
    /// - Parameters:
    ///   - baselines: The runs whose mean `baseline` in a rule stands for.
    ///   - others: Runs of the same thing, within whose spread each figure that decides a comparison has to lie.
    ///   - confidence: How sure a verdict has to be, as a fraction of 1; nil takes the figures as they are.
    ///   - inconclusive: What those about which there is too little to say come to.
    ///   - allowsIncomplete: Whether a run that is not whole is judged all the same.
    public init(
        _ rules: [CheckRule], of run: NamedRun, baselines: [NamedRun] = [], against others: [NamedRun] = [],
        confidence: Double? = nil, inconclusive: Inconclusive = .fail, allowsIncomplete: Bool = false
    ) {
        let subject = CheckSubject(
            run: run, baselines: baselines, confidence: confidence, allowsIncomplete: allowsIncomplete)
        results =
            rules.map { CheckResult($0, of: subject) }
            + SpreadOfRuns.results(of: run, against: others, allowsIncomplete: allowsIncomplete)
        self.inconclusive = inconclusive
        self.confidence = confidence
        warnings = Self.warnings(run, baselines + others)
    }

    /// What is said of runs of another model, kind of endpoint, streaming or load.
    private static func warnings(_ run: NamedRun, _ others: [NamedRun]) -> [String] {
        let unlike = others.map { (name: $0.name, texts: UnlikeRuns(run, $0).setup.map(\.text)) }
        return unlike.filter { !$0.texts.isEmpty }.parted { $0.texts }.compactMap { alike in
            guard let first = alike.first else { return nil }
            let more = alike.count > 1 ? " and \(FindingText.count(alike.count - 1)) more" : ""
            return "Held against \(first.name.visible)\(more), of another set-up. "
                + first.texts.joined(separator: " ")
        }
    }

    /// Holds rules against a run, its figures as they are.
    ///
    /// - Parameters:
    ///   - baseline: The run that `baseline` in a rule stands for.
    ///   - allowsInconclusive: Whether a rule about which there is too little to say counts as kept.
    ///   - allowsIncomplete: Whether a run that is not whole is judged all the same.
    public init(
        _ rules: [CheckRule], of run: AnalyzedRun, baseline: AnalyzedRun?, allowsInconclusive: Bool = false,
        allowsIncomplete: Bool = false
    ) {
        self.init(
            rules, of: NamedRun(plain: run), baselines: baseline.map { [NamedRun(plain: $0)] } ?? [],
            inconclusive: allowsInconclusive ? .warn : .fail, allowsIncomplete: allowsIncomplete)
    }

    /// How many rules met a verdict.
    public func count(_ verdict: CheckResult.Verdict) -> Int { results.count { $0.verdict == verdict } }

    /// Whether the run is as demanded.
    ///
    /// A run that is not whole never is, unless that was allowed.
    public var passed: Bool { results.allSatisfy { !isBroken($0) } }

    /// Whether a rule counts as broken.
    public func isBroken(_ result: CheckResult) -> Bool {
        switch result.verdict {
        case .pass: false
        case .fail: true
        case .inconclusive: inconclusive == .fail || result.isOfIncompleteRun
        }
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
        let quantity = rule.figure.quantity
        try encoder.encodeObject([
            ("rule", rule.text), ("value", value.map(quantity.encoded)), ("limit", encodedLimit),
            ("unit", unit), ("n", count), ("verdict", verdict), ("reason", reason),
            ("low", low.map(quantity.encoded)), ("high", high.map(quantity.encoded)),
            ("effective_n", effectiveCount), ("needed_n", neededCount),
        ])
    }
}
