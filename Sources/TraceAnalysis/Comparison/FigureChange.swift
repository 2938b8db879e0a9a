/// One figure in two runs, and what became of it.
public struct FigureChange: Sendable, Equatable {
    /// The figure.
    public let figure: FigureID
    /// The figure of the baseline, times in nanoseconds; nil when not recorded.
    public let baseline: Double?
    /// The figure of the candidate.
    public let candidate: Double?
    /// How far the change can be trusted; nil where there are too few values.
    public let estimate: ChangeEstimate?
    /// What it means; nil where a run lacks the metric, where the sources differ, and where neither way is
    /// better.
    public let verdict: ChangeVerdict?

    /// Candidate less baseline; nil when either is not recorded.
    public var change: Double? { Self.difference(baseline, candidate) }

    /// The change in percent of the baseline; nil when that is 0 or not recorded.
    public var changePercent: Double? { Self.percent(baseline, candidate) }
}

extension FigureChange {
    /// A change and what it means by its interval.
    ///
    /// - Parameter isComparable: Whether both figures are the same thing, taken from the same source.
    init(
        of figure: FigureID, baseline: Double?, candidate: Double?, estimate: ChangeEstimate?,
        isComparable: Bool
    ) {
        self.figure = figure
        self.baseline = baseline
        self.candidate = candidate
        self.estimate = isComparable ? estimate : nil
        guard let baseline, let candidate, isComparable, figure.direction != .neither else {
            verdict = nil
            return
        }
        guard let estimate else {
            verdict = .tooFewSamples
            return
        }
        let isClear = estimate.low > 0 || estimate.high < 0
        verdict = isClear ? figure.direction.verdict(on: candidate - baseline) : .noClearDifference
    }

    private static func difference(_ baseline: Double?, _ candidate: Double?) -> Double? {
        guard let baseline, let candidate else { return nil }
        return candidate - baseline
    }

    private static func percent(_ baseline: Double?, _ candidate: Double?) -> Double? {
        guard let change = difference(baseline, candidate), let baseline, baseline != 0 else { return nil }
        return change / abs(baseline) * 100
    }
}

extension FigureChange: Encodable {
    /// Writes one figure of a metric; the change is that of the two numbers beside it, to the last digit.
    public func encode(to encoder: any Encoder) throws {
        let (before, after) = (baseline.map(quantity.encoded), candidate.map(quantity.encoded))
        try encoder.encodeObject([
            ("baseline", before), ("candidate", after), ("change", Self.difference(before, after)),
            ("change_percent", Self.percent(before, after)),
            ("low", estimate.map { quantity.encoded($0.low) }),
            ("high", estimate.map { quantity.encoded($0.high) }), ("verdict", verdict),
        ])
    }

    private var quantity: Quantity { figure.quantity }
}

/// What a change means.
public enum ChangeVerdict: String, Sendable, Encodable {
    /// The candidate is better.
    case better
    /// The candidate is worse.
    case worse
    /// The difference may be chance.
    case noClearDifference = "no_clear_difference"
    /// There is too little to say.
    case tooFewSamples = "too_few_samples"
    /// One of the runs is not whole; of a candidate only.
    case notComparable = "not_comparable"
}

extension MetricDirection {
    /// What a change that is not chance means; nil where neither way is better.
    func verdict(on change: Double) -> ChangeVerdict? {
        switch self {
        case .down: change < 0 ? .better : .worse
        case .up: change > 0 ? .better : .worse
        case .neither: nil
        }
    }
}
