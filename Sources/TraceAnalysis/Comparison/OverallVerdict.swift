/// Whether a candidate as a whole is better or worse than the baseline.
///
/// Six figures are tested together: `http_req_duration` p50 and p95, `ttfb` p50 and p95, `inter_chunk_latency`
/// p50 and the request throughput. A figure decides where its change is not chance, corrected for the number
/// of figures, and at least 5 %.
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

    /// The figures that are tested.
    static let figures: [FigureID] = [
        .percentile(50, .httpReqDuration), .percentile(95, .httpReqDuration), .percentile(50, .ttfb),
        .percentile(95, .ttfb), .percentile(50, .interChunkLatency), .run(.requestThroughput),
    ]
    /// In how many of a hundred comparisons of equal runs a difference may be called clear.
    static let significance = 0.01
    /// The smallest change that matters, in percent.
    static let smallestPercent = 5.0

    /// What it comes to: worse if any figure is worse.
    public let verdict: ChangeVerdict
    /// The six figures.
    public let parts: [Part]
    /// Why the runs cannot be compared; nil where they can.
    public let reason: String?

    /// Judges changes.
    ///
    /// - Parameter reason: Why the runs cannot be compared; then no figure decides.
    init(_ changes: [FigureChange], reason: String? = nil) {
        self.reason = reason
        guard reason == nil else {
            parts = changes.map { Part(change: $0, isDecisive: false) }
            verdict = .notComparable
            return
        }
        let judged = changes.compactMap { $0.estimate?.pValue }
        let isClear = Holm.rejected(judged, significance: Self.significance)
        var clear = isClear[...]
        parts = changes.map { change in
            let isTested = change.estimate != nil
            let isBelowChance = isTested ? clear.removeFirst() : false
            let isLarge = change.changePercent.map { abs($0) >= Self.smallestPercent } ?? (change.change != 0)
            return Part(change: change, isDecisive: isBelowChance && isLarge)
        }
        let verdicts = parts.filter(\.isDecisive).map(\.verdict)
        if judged.isEmpty {
            verdict = .tooFewSamples
        } else if verdicts.contains(.worse) {
            verdict = .worse
        } else {
            verdict = verdicts.contains(.better) ? .better : .noClearDifference
        }
    }

    /// Judges a candidate.
    init(_ comparer: FigureComparer, reason: String? = nil) {
        self.init(Self.figures.map(comparer.change(of:)), reason: reason)
    }
}

/// Holm's correction for testing several figures at once.
///
/// Source: Holm, "A simple sequentially rejective multiple test procedure" (1979).
enum Holm {
    /// Which of some p-values are too small for chance, all taken together.
    static func rejected(_ pValues: [Double], significance: Double) -> [Bool] {
        var rejected = [Bool](repeating: false, count: pValues.count)
        let ordered = pValues.indices.sorted { pValues[$0] < pValues[$1] }
        for (rank, index) in ordered.enumerated() {
            guard pValues[index] <= significance / Double(pValues.count - rank) else { break }
            rejected[index] = true
        }
        return rejected
    }
}
