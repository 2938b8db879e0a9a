/// Many values as the steps of their cumulative distribution, with the figures that steps alone do not give.
///
/// Each step is a point of the true distribution: so many values are not above it. Where every value is a step
/// of its own nothing is lost; else what lies between two steps counts as lying at the upper one.
struct SteppedValues: SampleDistribution, Equatable {
    /// The steps, ascending in value and in rank, from the smallest value to the largest, whose rank is n.
    let points: [CumulativePoint]
    /// The sum of the values themselves.
    let sum: Double
    /// The population standard deviation of the values themselves.
    let standardDeviation: Double
    /// A distance below which no two of the values themselves lie; nil when all are equal.
    let resolution: Double?
    /// Whether every different value is a step.
    let isWhole: Bool

    /// Takes the figures of some values that need not be kept.
    ///
    /// - Returns: nil unless the steps are finite, ascending and at least one, with figures that fit them.
    init?(
        points: [CumulativePoint], sum: Double, standardDeviation: Double, resolution: Double?, isWhole: Bool
    ) {
        guard let first = points.first, let last = points.last, first.rank > 0,
            points.allSatisfy({ $0.value.isFinite }), sum.isFinite,
            standardDeviation.isFinite, standardDeviation >= 0,
            zip(points, points.dropFirst()).allSatisfy({ $0.value < $1.value && $0.rank < $1.rank }),
            resolution.map({ $0 > 0 && $0 <= last.value - first.value }) ?? (points.count == 1)
        else { return nil }
        self.points = points
        self.sum = sum
        self.standardDeviation = standardDeviation
        self.resolution = resolution
        self.isWhole = isWhole
    }

    var count: Int { points[points.count - 1].rank }
    var minimum: Double { points[0].value }
    var maximum: Double { points[points.count - 1].value }

    /// That of the values themselves, whatever their mean.
    func standardDeviation(around mean: Double) -> Double { standardDeviation }

    /// O(log steps) each.
    func values(at ranks: [Int]) -> [Double] {
        ranks.map { rank in points[min(points.partitioningIndex { $0.rank > rank }, points.count - 1)].value }
    }

    /// O(log steps) each.
    func cumulative(at edges: [Double]) -> [CumulativePoint?] {
        edges.map { edge in
            let index = points.partitioningIndex { $0.value > edge }
            return index == 0 ? nil : points[index - 1]
        }
    }

    func steps(limit: Int) -> [CumulativePoint]? { points.count <= limit ? points : nil }
}

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
