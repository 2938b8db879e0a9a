/// Where the time of an answer goes: processing or transfer.
///
/// Seed section: NETWORK EFFICIENCY INSIGHTS.
///
/// Over the records of which both times are known.
public struct NetworkBreakdown: Sendable, Equatable {
    /// How many records have both times.
    public let requests: Int
    /// Mean TTFB, in ms.
    public let meanTTFB: Double?
    /// Mean transfer time (TTLB − TTFB of the same record), in ms.
    public let meanTransfer: Double?
    /// The same two means for each band of total latency, fastest band first; empty when nothing is known.
    public let bands: [LatencyBand]

    /// Means that were computed before.
    init(requests: Int, meanTTFB: Double?, meanTransfer: Double?, bands: [LatencyBand]) {
        self.requests = requests
        self.meanTTFB = meanTTFB
        self.meanTransfer = meanTransfer
        self.bands = bands
    }

    /// The means over all answers and over each band of them.
    ///
    /// O(n).
    init(_ answers: consuming [Answer]) {
        requests = answers.count
        let whole = LatencyBand.average(answers[...], lower: 0, upper: 100)
        meanTTFB = whole?.meanTTFB
        meanTransfer = whole?.meanTransfer
        bands = LatencyBand.bands(of: answers)
    }

    /// Mean transfer ÷ mean TTFB; nil when unknown or the mean TTFB is 0.
    public var transferProcessingRatio: Double? {
        guard let meanTTFB, let meanTransfer, meanTTFB > 0 else { return nil }
        return meanTransfer / meanTTFB
    }
}
