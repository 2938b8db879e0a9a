/// Whether a candidate as a whole is better or worse than the baseline.
///
/// Six figures are tested together: `http_req_duration` p50 and p95, `time_to_first_token` p50 and p95 (`ttfb` where a
/// side lacks it), `decode_time_per_token` p50 and the request throughput. A figure decides where its change is not
/// chance, corrected for the number of figures, and at least 5 %.
public struct OverallVerdict: Sendable, Equatable {
    /// One of the six figures, and what it contributes.
    public struct Part: Sendable, Equatable {
        /// Its change.
        public let change: FigureChange
        /// Whether it decides.
        public let isDecisive: Bool

        /// The figure by its name: `ttfb.p95`.
        public var name: String { change.figure.name }

        /// What the change means where it is not chance.
        public var verdict: ChangeVerdict? {
            change.change.flatMap(change.figure.direction.verdict)
        }
    }

    /// The figures that are tested, of two sides.
    static func figures(_ sides: [ComparedSide]) -> [FigureID] {
        let hasTokens = sides.allSatisfy { side in
            side.runs.allSatisfy { $0.run.measurements[.timeToFirstToken] != nil }
        }
        let first = hasTokens ? MetricTag.timeToFirstToken : .ttfb
        return [
            .percentile(50, .httpReqDuration), .percentile(95, .httpReqDuration), .percentile(50, first),
            .percentile(95, first), .percentile(50, .decodeTimePerToken), .run(.requestThroughput),
        ]
    }

    /// In how many of a hundred comparisons of equal runs, one a side, a difference may be called clear.
    static let significance = 0.01
    /// The same of several runs a side: few runs can't be surer.
    static let significanceOfSeveral = 0.05
    /// The smallest change that matters, in percent.
    public static let smallestPercent = 5.0

    /// What it comes to: worse if any figure is worse.
    public let verdict: ChangeVerdict
    /// The six figures.
    public let parts: [Part]
    /// Why the runs cannot be compared; nil where they can.
    public let reason: String?

    /// Whether some figures are worse and others better.
    public var isMixed: Bool {
        let verdicts = parts.filter(\.isDecisive).map(\.verdict)
        return verdicts.contains(.worse) && verdicts.contains(.better)
    }

    /// Whether all figures that are recorded are the same within 5 %, with 95 % confidence each.
    public var isSame: Bool {
        let known = parts.filter { $0.change.change != nil }
        return verdict == .noClearDifference && !known.isEmpty
            && known.allSatisfy { $0.change.isSteady && $0.change.isWithin(percent: Self.smallestPercent) }
    }

    /// The figure of which the largest change would have gone unseen, in percent; nil where none was tested.
    public var blindest: (figure: FigureID, percent: Double)? {
        let widths = parts.compactMap { part in
            part.change.percentInterval.map { (part.change.figure, $0.upperBound - $0.lowerBound) }
        }
        return widths.max { $0.1 < $1.1 }.map { (figure: $0.0, percent: $0.1) }
    }

    /// How many figures are recorded on both sides, but of too few requests for an interval.
    public var untested: Int {
        parts.count { $0.change.change != nil && $0.change.percentInterval == nil }
    }

    /// Judges changes.
    ///
    /// - Parameters:
    ///   - reason: Why the runs cannot be compared; then no figure decides.
    ///   - significance: How improbable a change must be among equal runs, all figures taken together.
    init(
        _ changes: [FigureChange], reason: String? = nil, significance: Double = OverallVerdict.significance
    ) {
        self.reason = reason
        guard reason == nil else {
            parts = changes.map { Part(change: $0, isDecisive: false) }
            verdict = .notComparable
            return
        }
        let judged = changes.compactMap { $0.estimate?.pValue }
        let isClear = Holm.rejected(judged, significance: significance)
        var clear = isClear[...]
        parts = changes.map { change in
            let isTested = change.estimate != nil
            let isBelowChance = isTested ? clear.removeFirst() : false
            let isLarge = change.changePercent.map { abs($0) >= Self.smallestPercent } ?? (change.change != 0)
            return Part(change: change, isDecisive: isBelowChance && isLarge && change.isSteady)
        }
        let verdicts = parts.filter(\.isDecisive).map(\.verdict)
        // Throughput alone, which a handful of blocks tell, does not say that latencies are alike.
        let latencies = changes.filter { $0.figure != .run(.requestThroughput) && $0.change != nil }
        let areUntested = !latencies.isEmpty && latencies.allSatisfy { $0.estimate == nil }
        if judged.isEmpty || verdicts.isEmpty && areUntested {
            verdict = .tooFewSamples
        } else if verdicts.contains(.worse) {
            verdict = .worse
        } else {
            verdict = verdicts.contains(.better) ? .better : .noClearDifference
        }
    }

    /// Judges one side against another.
    package init(from baseline: ComparedSide, to candidate: ComparedSide) {
        self.init(
            FigureComparer(baseline, candidate), reason: Comparability.reason(baseline, candidate))
    }

    /// Judges a candidate.
    init(_ comparer: FigureComparer, reason: String? = nil) {
        self.init(
            Self.figures([comparer.baseline, comparer.candidate]).map(comparer.change(of:)), reason: reason,
            significance: comparer.isOfSingleRuns ? Self.significance : Self.significanceOfSeveral)
    }
}
