/// Many values as the steps of their cumulative distribution, with the figures that steps alone do not give.
///
/// Each step is a point of the true distribution: so many values are not above it. Where every value is a step
/// of its own nothing is lost; else what lies between two steps counts as lying at the upper one.
struct SteppedValues: Sendable, Equatable {
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

    /// How many values there are.
    var count: Int { points[points.count - 1].rank }

    /// The smallest value.
    var minimum: Double { points[0].value }

    /// The largest value.
    var maximum: Double { points[points.count - 1].value }

    /// The values at some ranks from 0 to n − 1.
    ///
    /// O(log steps) each.
    func values(at ranks: [Int]) -> [Double] {
        ranks.map { rank in points[min(points.partitioningIndex { $0.rank > rank }, points.count - 1)].value }
    }

    /// For each of some edges: the last step not above it; nil below all of them.
    func cumulative(at edges: [Double]) -> [CumulativePoint?] {
        edges.map { edge in
            let index = points.partitioningIndex { $0.value > edge }
            return index == 0 ? nil : points[index - 1]
        }
    }
}
