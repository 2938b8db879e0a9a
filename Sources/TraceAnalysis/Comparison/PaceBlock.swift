/// A stretch of the run in which some requests were completed.
///
/// Requests that run side by side end in bursts; as a block they count as one observation of the pace.
public struct PaceBlock: Sendable, Equatable {
    /// How many requests ended in it.
    public let requests: Int
    /// How long it lasted, in ns.
    public let nanoseconds: Double

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
            requests.outcomes[row] == .successful ? requests.end(row) : nil
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

extension PaceBlock {
    /// By what factor the pace of a resampled run differs from the run's own.
    ///
    /// Draws as many blocks as there are, with repetition.
    static func resampledPace(_ blocks: [PaceBlock], _ generator: inout SeededGenerator) -> Double {
        var requests = 0
        var nanoseconds = 0.0
        for _ in blocks {
            let block = blocks[generator.index(below: blocks.count)]
            requests += block.requests
            nanoseconds += block.nanoseconds
        }
        let own = blocks.reduce(0) { $0 + $1.nanoseconds } / Double(blocks.reduce(0) { $0 + $1.requests })
        return nanoseconds > 0 ? Double(requests) / nanoseconds * own : 1
    }
}

extension Int64 {
    /// The difference, or the largest number where it does not fit.
    fileprivate func subtractingClamped(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? .max : difference
    }
}
