/// What a comparison needs of a run beside its samples: a few numbers, whatever the size of the run.
struct ComparisonBasis: Sendable, Equatable {
    /// The percentiles that are compared.
    static let percentiles = [50, 90, 95, 99].map { Percentile($0) }

    /// How the gaps between chunks hang together; nil where there are none.
    let gaps: GapSpread?
    /// How fast requests were completed, stretch by stretch; empty where there are too few.
    let pace: [PaceBlock]
    /// The mean phases of the requests near a percentile of the whole request.
    let bands: PhaseBands?
}

extension ComparisonBasis {
    /// What single requests tell.
    ///
    /// O(n log n) for n requests.
    init(
        _ requests: RequestTable, _ groups: GapGroups, gaps: Sample?, span: ClosedRange<Int64>?,
        options: AnalysisOptions
    ) {
        self.init(
            gaps: gaps.flatMap { GapSpread(groups, of: $0, options: options) },
            pace: PaceBlock.blocks(of: requests, since: span?.lowerBound),
            bands: PhaseBands(requests, includeFailed: options.includeFailed))
    }
}

/// A stretch of the run in which some requests were completed.
///
/// Requests that run side by side end in bursts; as a block they count as one observation of the pace.
struct PaceBlock: Sendable, Equatable {
    /// How many requests ended in it.
    let requests: Int
    /// How long it lasted, in ns.
    let nanoseconds: Double

    /// The most blocks a run is cut into.
    static let limit = 50
    /// The fewest blocks that tell something.
    static let fewest = 5
    /// The fewest requests of a block.
    private static let shortest = 4

    /// Cuts a run into blocks of about as many successful requests each, in the order in which they ended.
    ///
    /// O(n log n). Empty where there are too few requests, or where the ends are not recorded.
    ///
    /// - Parameter start: When the run began, in ns of wall clock.
    static func blocks(of requests: RequestTable, since start: Int64?) -> [PaceBlock] {
        let ends = (0..<requests.count).compactMap { row in
            requests.outcome(row) == .successful ? requests.end(row) : nil
        }.sorted()
        let count = min(limit, ends.count / shortest)
        guard let start, count >= fewest else { return [] }
        let bounds = (0...count).map { ends.count * $0 / count }
        return zip(bounds, bounds.dropFirst()).map { first, last in
            let begin = first == 0 ? start : ends[first - 1]
            return PaceBlock(
                requests: last - first, nanoseconds: Double(ends[last - 1].subtractingClamped(begin)))
        }
    }
}

extension Int64 {
    /// The difference, or the largest number where it does not fit.
    fileprivate func subtractingClamped(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? .max : difference
    }
}

/// The mean phases of the requests near the median and at the slow end.
struct PhaseBands: Sendable, Equatable {
    /// From p45 to p55 of the whole request, each phase in ns; nil below 20 requests.
    let median: PhaseTimes?
    /// From p98 on, each phase in ns; nil below 100 requests.
    let slowest: PhaseTimes?
}

extension PhaseBands {
    /// The bands of requests of which all phases are recorded.
    ///
    /// O(n log n).
    ///
    /// - Returns: nil where there are too few for any band.
    init?(_ requests: RequestTable, includeFailed: Bool) {
        let phases = (0..<requests.count).compactMap { row in
            includeFailed || requests.outcome(row) == .successful ? requests.phases(row) : nil
        }
        let ordered = RadixSort.sorted(phases, by: \.total.orderedBits)
        guard let median = Self.mean(ordered, from: 45, to: 55, atLeast: 20) else { return nil }
        self.init(median: median, slowest: Self.mean(ordered, from: 98, to: 100, atLeast: 100))
    }

    private static func mean(
        _ ordered: [PhaseTimes], from lower: Int, to upper: Int, atLeast count: Int
    ) -> PhaseTimes? {
        let band = ordered[(ordered.count * lower / 100)..<(ordered.count * upper / 100)]
        guard ordered.count >= count, !band.isEmpty else { return nil }
        let sums = band.reduce(into: PhaseTimes(repeating: 0)) { $0.update(with: $1, +=) }
        return sums.map { $0 / Double(band.count) }
    }
}
