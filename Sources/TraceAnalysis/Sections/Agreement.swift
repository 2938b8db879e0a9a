/// How one of AIPerf's own latencies compares with the trace's figure for the same thing.
///
/// Over successful records with a trace that have both.
public struct Agreement: Sendable, Equatable {
    /// The trace's figure that is compared with.
    public let comparedWith: MetricTag
    /// How many records have both; at least 1.
    public let count: Int
    /// Mean of AIPerf's figure less the trace's, in ns.
    public let meanDifference: Double
    /// The largest difference, whichever way, in ns.
    public let largestDifference: Double

    /// - Returns: nil when the latency is compared with nothing.
    init?(_ tally: AgreementTally, of tag: MetricTag) {
        guard let other = Self.pairs.first(where: { $0.0 == tag })?.1, tally.count > 0 else { return nil }
        comparedWith = other
        count = tally.count
        meanDifference = tally.sum.value / Double(tally.count)
        largestDifference = tally.largest
    }

    /// Which of AIPerf's latencies are compared, and with what.
    public static let pairs: [(MetricTag, MetricTag)] = [
        (.requestLatency, .httpReqDuration), (.timeToFirstToken, .httpReqWaiting),
    ]
}
