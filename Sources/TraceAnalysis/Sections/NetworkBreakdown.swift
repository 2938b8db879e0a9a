/// Where the time of an answer goes: processing or transfer. Seed section: NETWORK EFFICIENCY INSIGHTS.
///
/// Over the records of which both times are known.
public struct NetworkBreakdown: Sendable, Equatable {
    /// Mean TTFB, in ms.
    public let meanTTFB: Double?
    /// Mean transfer time (TTLB − TTFB of the same record), in ms.
    public let meanTransfer: Double?
    /// The same two means for each band of total latency, fastest band first; empty when nothing is known.
    public let bands: [LatencyBand]

    /// Mean transfer ÷ mean TTFB; nil when unknown or the mean TTFB is 0.
    public var transferProcessingRatio: Double? {
        guard let meanTTFB, let meanTransfer, meanTTFB > 0 else { return nil }
        return meanTransfer / meanTTFB
    }
}

/// The requests between two percentiles of total latency (TTLB), and their mean times.
public struct LatencyBand: Sendable, Equatable {
    /// Where the band begins, as a percentile of the requests ordered by TTLB.
    public let lower: Int
    /// Where the band ends.
    public let upper: Int
    /// How many requests lie in the band; at least 1.
    public let requests: Int
    /// Mean TTFB of the band, in ms.
    public let meanTTFB: Double
    /// Mean transfer time of the band, in ms.
    public let meanTransfer: Double
}
