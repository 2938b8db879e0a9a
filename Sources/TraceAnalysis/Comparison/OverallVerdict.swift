/// Whether a candidate as a whole is better or worse than the baseline.
///
/// Six figures are tested together: `http_req_duration` p50 and p95, `ttfb` p50 and p95, `inter_chunk_latency`
/// p50 and the request throughput. A figure decides where its change is not chance, corrected for the number
/// of figures, and at least 5 %.
public struct OverallVerdict: Sendable, Equatable {
    /// One of the six figures, and what it contributes.
    public struct Part: Sendable, Equatable {
        /// The figure by its name: `ttfb.p95`.
        public let name: String
        /// The metric; nil for successful requests a second.
        public let tag: MetricTag?
        /// Its change.
        public let change: FigureChange
        /// Whether it decides.
        public let isDecisive: Bool

        /// What the change means where it is not chance.
        public var verdict: ChangeVerdict? {
            let direction = tag?.direction ?? .higherIsBetter
            return change.change.flatMap(direction.verdict)
        }
    }

    /// In how many of a hundred comparisons of equal runs a difference may be called clear.
    static let significance = 0.01
    /// The smallest change that matters, in percent.
    static let smallestPercent = 5.0

    /// What it comes to: worse if any figure is worse.
    public let verdict: ChangeVerdict
    /// The six figures.
    public let parts: [Part]

    /// Judges six changes by name.
    init(_ changes: [(name: String, tag: MetricTag?, change: FigureChange)]) {
        let judged = changes.compactMap { $0.change.estimate?.pValue }
        let isClear = Holm.rejected(judged, significance: Self.significance)
        var clear = isClear[...]
        parts = changes.map { name, tag, change in
            let isTested = change.estimate != nil
            let isBelowChance = isTested ? clear.removeFirst() : false
            let isLarge = change.changePercent.map { abs($0) >= Self.smallestPercent } ?? (change.change != 0)
            return Part(
                name: name, tag: tag, change: change, isDecisive: isBelowChance && isLarge)
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
    init(_ comparer: FigureComparer) {
        let figures: [(MetricTag, Int)] = [
            (.httpReqDuration, 50), (.httpReqDuration, 95), (.ttfb, 50), (.ttfb, 95),
            (.interChunkLatency, 50),
        ]
        let changes = figures.map { tag, whole in
            let statistic = MetricStatistic.percentile(Percentile(whole))
            let name = "\(tag.name).\(statistic.name)"
            return (name: name, tag: Optional(tag), change: comparer.change(of: statistic, tag))
        }
        let throughput = comparer.requestThroughput()
        self.init(changes + [(name: "request_throughput.avg", tag: nil, change: throughput)])
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
