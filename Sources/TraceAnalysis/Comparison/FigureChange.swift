/// One figure of a metric in two runs.
public struct FigureChange: Sendable, Equatable {
    /// The figure of the baseline, in the metric's own unit; nil when not recorded.
    public let baseline: Double?
    /// The figure of the candidate.
    public let candidate: Double?
    /// How far the change can be trusted; nil where there is too little to say.
    public let estimate: ChangeEstimate?
    /// What it means; nil where a run lacks the metric, where the sources differ, and where neither way is
    /// better.
    public let verdict: ChangeVerdict?

    /// Candidate less baseline; nil when either is not recorded.
    public var change: Double? {
        guard let baseline, let candidate else { return nil }
        return candidate - baseline
    }

    /// The change in percent of the baseline; nil when that is 0 or not recorded.
    public var changePercent: Double? {
        guard let change, let baseline, baseline != 0 else { return nil }
        return change / abs(baseline) * 100
    }
}

extension FigureChange {
    /// A change and what it means by its interval.
    ///
    /// - Parameter isComparable: Whether both figures are the same thing, taken from the same source.
    init(
        baseline: Double?, candidate: Double?, estimate: ChangeEstimate?, direction: MetricDirection,
        isComparable: Bool
    ) {
        self.baseline = baseline
        self.candidate = candidate
        self.estimate = isComparable ? estimate : nil
        guard let baseline, let candidate, isComparable, direction != .neither else {
            verdict = nil
            return
        }
        guard let estimate else {
            verdict = .tooFewSamples
            return
        }
        let isClear = estimate.low > 0 || estimate.high < 0
        verdict = isClear ? direction.verdict(on: candidate - baseline) : .noClearDifference
    }
}
