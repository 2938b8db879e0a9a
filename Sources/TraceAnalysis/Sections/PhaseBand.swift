/// The requests between two percentiles of total time, and the mean of each of their six phases.
public struct PhaseBand: Sendable, Equatable {
    /// Where the band begins, as a percentile of the requests ordered by the sum of their phases.
    public let lower: Int
    /// Where the band ends.
    public let upper: Int
    /// How many requests lie in the band; at least 1.
    public let requests: Int
    /// The mean of each phase in ms, in the order of `WirePhase`; they add up to the mean request.
    public let means: [Double]

    /// The bands of the requests that have all phases, of the rows that are given.
    ///
    /// O(n). A band into which no request falls, because there are few, is left out.
    public static func bands(of table: RequestTable, rows: [Int]) -> [PhaseBand] {
        let parts = rows.compactMap { table.phases($0)?.parts }
        // Of equal totals the one with the shorter wait comes first, whatever the order of the file.
        let byWait = RadixSort.sorted(parts) { $0[WirePhase.wait.rawValue].orderedBits }
        let ordered = RadixSort.sorted(byWait) { $0.reduce(0, +).orderedBits }
        return zip(LatencyBand.edges, LatencyBand.edges.dropFirst()).compactMap { lower, upper in
            let band = ordered[(ordered.count * lower / 100)..<(ordered.count * upper / 100)]
            guard !band.isEmpty else { return nil }
            let sums = band.reduce([Double](repeating: 0, count: 6)) { zip($0, $1).map { $0 + $1 } }
            return PhaseBand(
                lower: lower, upper: upper, requests: band.count,
                means: sums.map { $0 / (Double(band.count) * 1e6) })
        }
    }
}
