/// Values of which it can be told what stands at a rank and which rank stands at a value, however they are kept.
///
/// Ranks count from 0 here and are below `count`; the rank of a `CumulativePoint` says how many values there are up to
/// it. Four questions are all that statistics ask, so that nobody needs the values themselves.
protocol Distribution: Sendable {
    /// How many values there are.
    var count: Int { get }

    /// The values at some ranks, in the order of the ranks.
    func values(at ranks: [Int]) -> [Double]

    /// For each of some ascending edges: the last value not above it, and how many values are not above it; nil below
    /// all of them.
    func cumulative(at edges: [Double]) -> [CumulativePoint?]

    /// For each of some ascending edges: how many values are not above it.
    func ranks(of edges: [Double]) -> [Int]

    /// The distinct values with how many are not above each, if there are at most `limit`; else nil.
    func steps(limit: Int) -> [CumulativePoint]?
}

extension Distribution {
    /// As `cumulative` finds them.
    func ranks(of edges: [Double]) -> [Int] { cumulative(at: edges).map { $0?.rank ?? 0 } }
}

/// A distribution that a sample can rest on: at least one value, and the figures that ranks alone do not give.
protocol SampleDistribution: Distribution {
    /// The sum of all values, which never depends on the order in which they came.
    var sum: Double { get }
    /// The smallest value.
    var minimum: Double { get }
    /// The largest value.
    var maximum: Double { get }
    /// A distance below which no two different values lie; nil when all are equal.
    var resolution: Double? { get }

    /// The root of the mean square of the distances from the mean, which is given.
    func standardDeviation(around mean: Double) -> Double
}
