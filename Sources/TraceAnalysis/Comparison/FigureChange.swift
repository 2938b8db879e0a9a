/// One figure on two sides, and what became of it.
public struct FigureChange: Sendable, Equatable {
    /// A number of each side.
    public struct Pair<Value: Sendable & Equatable>: Sendable, Equatable {
        /// Of the baseline.
        public let baseline: Value
        /// Of the candidate.
        public let candidate: Value
    }

    /// The figure.
    public let figure: FigureID
    /// The figure of the baseline, times in nanoseconds; nil when not recorded; of several runs their geometric mean.
    public let baseline: Double?
    /// The figure of the candidate.
    public let candidate: Double?
    /// How far the change can be trusted; nil where there are too few values.
    public let estimate: ChangeEstimate?
    /// What it means; nil where a run lacks the metric, where the sources differ, and where neither way is
    /// better.
    public let verdict: ChangeVerdict?
    /// How many values the figure is made of.
    public let counts: Pair<Int>
    /// How many independent values tell as much; nil where that is not known.
    public let effectiveCounts: Pair<Double?>
    /// The figure of every run, where a side has several.
    public let runs: Pair<[Double]>?
    /// Whether no run differs from itself in this figure, so that it can be better or worse.
    public let isSteady: Bool

    /// Candidate less baseline; nil when either is not recorded.
    public var change: Double? { Self.difference(baseline, candidate) }

    /// The change in percent of the baseline; nil when that is 0 or not recorded.
    public var changePercent: Double? { Self.percent(baseline, candidate) }

    /// The 95 % interval of the change in percent of the baseline; nil where there is none.
    public var percentInterval: ClosedRange<Double>? {
        guard let estimate, let baseline, baseline != 0 else { return nil }
        return estimate.low / abs(baseline) * 100...estimate.high / abs(baseline) * 100
    }

    /// Whether the change is at most so many percent, with 95 % confidence.
    public func isWithin(percent: Double) -> Bool {
        percentInterval.map { $0.lowerBound >= -percent && $0.upperBound <= percent } ?? false
    }
}

extension FigureChange {
    /// A change and what it means by its interval.
    ///
    /// - Parameters:
    ///   - isComparable: Whether both figures are the same thing, taken from the same source.
    ///   - counts: How many values the figure is made of, of the baseline and of the candidate.
    ///   - sizes: How many independent values tell as much.
    ///   - runs: The figure of every run, where a side has several.
    ///   - isSteady: Whether no run differs from itself in the figure.
    init(
        of figure: FigureID, baseline: Double?, candidate: Double?, estimate: ChangeEstimate?,
        isComparable: Bool, counts: (Int, Int) = (0, 0), sizes: (Double?, Double?) = (nil, nil),
        runs: ([Double], [Double])? = nil, isSteady: Bool = true
    ) {
        self.figure = figure
        self.baseline = baseline
        self.candidate = candidate
        self.estimate = isComparable ? estimate : nil
        self.counts = Pair(baseline: counts.0, candidate: counts.1)
        effectiveCounts = Pair(baseline: sizes.0, candidate: sizes.1)
        self.runs = runs.map { Pair(baseline: $0.0, candidate: $0.1) }
        self.isSteady = isSteady
        guard let baseline, let candidate, isComparable, figure.direction != .neither else {
            verdict = nil
            return
        }
        guard let estimate else {
            verdict = .tooFewSamples
            return
        }
        let isClear = isSteady && (estimate.low > 0 || estimate.high < 0)
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
        let (low, high) = (
            estimate.map { quantity.encoded($0.low) }, estimate.map { quantity.encoded($0.high) }
        )
        var members: [(String, any Encodable)] = [
            ("baseline", before), ("candidate", after), ("change", Self.difference(before, after)),
            ("change_percent", Self.percent(before, after)), ("low", low), ("high", high),
            ("smallest_visible_change", Self.difference(low, high)), ("p_value", estimate?.pValue),
            ("n", ["baseline": counts.baseline, "candidate": counts.candidate]),
            (
                "effective_n",
                ["baseline": effectiveCounts.baseline, "candidate": effectiveCounts.candidate]
            ),
            ("verdict", verdict),
        ]
        if let runs {
            members.append(
                (
                    "values",
                    [
                        "baseline": runs.baseline.map(quantity.encoded),
                        "candidate": runs.candidate.map(quantity.encoded),
                    ]
                ))
        }
        try encoder.encodeObject(members)
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
    /// The runs are not of the same kind, or one is not whole; of a candidate only.
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
