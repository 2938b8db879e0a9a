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
}

extension NetworkBreakdown {
    /// The means over all answers and over each band of them.
    ///
    /// O(n).
    init(_ answers: consuming [Answer]) {
        let ordered = LatencyBand.ordered(answers)
        let whole = LatencyBand.average(ordered[...], lower: 0, upper: 100)
        self.init(
            requests: ordered.count, meanTTFB: whole?.meanTTFB, meanTransfer: whole?.meanTransfer,
            bands: LatencyBand.bands(of: ordered))
    }

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

extension LatencyBand {
    /// The percentiles between which the bands lie.
    static let edges = [0, 50, 90, 95, 99, 100]

    /// The answers by total latency, and of equal totals the one with the smaller TTFB first: so that means, which are
    /// rounded, do not depend on the order of the file.
    ///
    /// O(n).
    static func ordered(_ answers: consuming [Answer]) -> [Answer] {
        let byFirstByte = RadixSort.sorted(answers, by: \.ttfb.orderedBits)
        return RadixSort.sorted(byFirstByte) { ($0.ttfb + $0.transfer).orderedBits }
    }

    /// Averages each band of answers in the order of `ordered`.
    ///
    /// O(n).
    ///
    /// A band into which no request falls, because there are few, is left out.
    static func bands(of ordered: [Answer]) -> [LatencyBand] {
        zip(edges, edges.dropFirst()).compactMap { lower, upper in
            let range = (ordered.count * lower / 100)..<(ordered.count * upper / 100)
            return average(ordered[range], lower: lower, upper: upper)
        }
    }

    /// The means of some answers; nil for none.
    static func average(_ answers: ArraySlice<Answer>, lower: Int, upper: Int) -> LatencyBand? {
        guard !answers.isEmpty else { return nil }
        let count = Double(answers.count)
        return LatencyBand(
            lower: lower, upper: upper, requests: answers.count,
            meanTTFB: answers.reduce(0) { $0 + $1.ttfb } / count / 1e6,
            meanTransfer: answers.reduce(0) { $0 + $1.transfer } / count / 1e6)
    }
}

/// The two halves of one answer, in nanoseconds.
struct Answer: Sendable, Equatable {
    /// Time to first byte.
    let ttfb: Double
    /// From the first byte to the last.
    let transfer: Double
}
