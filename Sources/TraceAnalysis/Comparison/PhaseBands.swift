/// The mean phases of the requests near the median and at the slow end.
public struct PhaseBands: Sendable, Equatable {
    /// From p45 to p55 of the whole request, each phase in ns; nil below 20 requests.
    public let median: [Double]?
    /// From p98 on, each phase in ns; nil below 100 requests.
    public let slowest: [Double]?

    /// The bands of requests of which all phases are recorded.
    ///
    /// O(n log n).
    ///
    /// - Returns: nil where there are too few for any band.
    init?(_ requests: RequestTable, includeFailed: Bool) {
        let phases = (0..<requests.count).compactMap { row in
            includeFailed || requests.outcomes[row] == .successful ? requests.phases(row) : nil
        }
        let ordered = RadixSort.sorted(phases, by: \.total.orderedBits)
        median = Self.mean(ordered, from: 45, to: 55, atLeast: 20)
        slowest = Self.mean(ordered, from: 98, to: 100, atLeast: 100)
        guard median != nil else { return nil }
    }

    private static func mean(
        _ ordered: [RequestPhases], from lower: Int, to upper: Int, atLeast count: Int
    ) -> [Double]? {
        let band = ordered[(ordered.count * lower / 100)..<(ordered.count * upper / 100)]
        guard ordered.count >= count, !band.isEmpty else { return nil }
        let sums = band.reduce(into: [Double](repeating: 0, count: 6)) { sums, phases in
            for (index, part) in phases.parts.enumerated() { sums[index] += part }
        }
        return sums.map { $0 / Double(band.count) }
    }
}
