extension Sample {
    /// The most steps that are kept where every different value is one.
    private static let wholeLimit = 8_192

    /// The same sample in less room, once it has more values than are to be kept.
    ///
    /// Count, sum, mean, deviation, smallest, largest and median stay exact, and so does every percentile that
    /// is whole, a half or one of the far ones, by either definition. Between them values are brought together
    /// in steps at most 0.1 % wide, unless there are so few different values that each is a step.
    ///
    /// O(n log steps).
    ///
    /// - Parameters:
    ///   - limit: How many values are kept as they are.
    ///   - percentiles: Further percentiles that must stay exact.
    func reduced(beyond limit: Int, keeping percentiles: [Percentile] = []) -> Sample {
        guard count > limit, !isStepped else { return self }
        if let steps = steps(limit: Self.wholeLimit) {
            return stepped(steps, isWhole: true) ?? self
        }
        let notPositive = cumulative(at: [0])[0]?.rank ?? 0
        let smallest = values(at: [min(notPositive, count - 1)])[0]
        let edges = Set(
            orderStatistics(for: percentiles) + [minimum, maximum] + Self.grid(from: smallest, to: maximum))
        var steps: [CumulativePoint] = []
        for case let point? in cumulative(at: edges.sorted()) where point.rank != steps.last?.rank {
            steps.append(point)
        }
        return stepped(steps, isWhole: false) ?? self
    }

    private func stepped(_ steps: [CumulativePoint], isWhole: Bool) -> Sample? {
        SteppedValues(
            points: steps, sum: sum, standardDeviation: standardDeviation,
            resolution: resolution, isWhole: isWhole
        ).map(Sample.init(stepped:))
    }

    /// Edges of which neighbours are at most 0.1 % apart: a doubling is cut into 1,024 equal parts.
    ///
    /// There are none below the smallest positive value, nor below 2⁻¹⁰⁰ of the largest.
    private static func grid(from smallest: Double, to maximum: Double) -> [Double] {
        let shift: UInt64 = 42
        guard maximum > 0 else { return [] }
        let start = max(smallest, maximum * 0x1p-100)
        let cells = start.bitPattern >> shift...maximum.bitPattern >> shift
        return cells.map { Double(bitPattern: ($0 << shift) | (1 << shift - 1)) }.filter { $0 < maximum }
    }

    /// The values at the ranks that percentiles rest on.
    private func orderStatistics(for further: [Percentile]) -> [Double] {
        let tails = ["0.1", "0.5", "99.5", "99.9", "99.95", "99.99", "99.999"].compactMap { Percentile($0) }
        let percentiles = (0...100).map { Percentile($0) } + tails + further
        let ranks = percentiles.flatMap { percentile -> [Int] in
            let position = percentile.linearPosition(count: count).index
            return [percentile.nearestIndex(count: count), position, min(position + 1, count - 1)]
        }
        return values(at: ranks + [(count - 1) / 2, count / 2])
    }
}
