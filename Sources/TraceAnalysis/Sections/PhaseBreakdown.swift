/// The mean of each disjoint phase of a request, in ms.
///
/// The six add up to the mean request.
public struct PhaseBreakdown: Sendable, Equatable {
    /// How many requests have all six; at least 1.
    public let count: Int
    /// The mean of each phase, in ms.
    public let means: Phases<Double>

    /// The means of summed phases; nil for none.
    init?(_ totals: PhaseTotals) {
        guard totals.count > 0 else { return nil }
        count = totals.count
        means = totals.sums.map { $0.value / (Double(totals.count) * 1e6) }
    }

    /// The mean request: the sum of the six.
    public var total: Double { means.total }
}

/// The requests between two percentiles of total time, and the mean of each of their six phases.
public struct PhaseBand: Sendable, Equatable {
    /// Where the band begins, as a percentile of the requests ordered by the sum of their phases.
    public let lower: Int
    /// Where the band ends.
    public let upper: Int
    /// How many requests lie in the band; at least 1.
    public let requests: Int
    /// The mean of each phase in ms; they add up to the mean request.
    public let means: Phases<Double>

    /// The bands of the requests that have all phases, of the rows that are given.
    ///
    /// O(n). A band into which no request falls, because there are few, is left out.
    public static func bands(of table: RequestTable, rows: [Int]) -> [PhaseBand] {
        let phases = rows.compactMap { table.phases($0) }
        // Of equal totals the one with the shorter wait comes first, whatever the order of the file.
        let byWait = RadixSort.sorted(phases, by: \.wait.orderedBits)
        let ordered = RadixSort.sorted(byWait, by: \.total.orderedBits)
        return zip(LatencyBand.edges, LatencyBand.edges.dropFirst()).compactMap { lower, upper in
            let band = ordered[(ordered.count * lower / 100)..<(ordered.count * upper / 100)]
            guard !band.isEmpty else { return nil }
            let sums = band.reduce(into: PhaseTimes(repeating: 0)) { $0.update(with: $1, +=) }
            return PhaseBand(
                lower: lower, upper: upper, requests: band.count,
                means: sums.map { $0 / (Double(band.count) * 1e6) })
        }
    }
}
