/// The values of one metric: never empty, all finite.
///
/// Everything statistical in this package is a pure function of a sample. A metric of which nothing was
/// recorded has no sample; it never has an empty one. Up to 131,072 values are kept sorted, and up to four times as
/// many whole numbers, in four bytes each; more are kept unsorted or counted, and what stands at a rank is found by
/// selection. All give the same figures, and so does a sample from an archive, of which only the steps of the
/// distribution may be left.
///
/// ```swift
/// let p99 = sample.percentile(Percentile(99), by: .nearest)
/// let isKept = Quantity.time.encoded(p99) <= limit
/// ```
public struct Sample: Sendable {
    /// The most values that are sorted; more are counted.
    static let sortedLimit = 1 << 17

    private let distribution: any SampleDistribution
    /// How many values there are; at least 1.
    public let count: Int
    /// The sum of all values, which never depends on the order in which they came.
    public let sum: Double
    /// The smallest value.
    public let minimum: Double
    /// The largest value.
    public let maximum: Double

    /// Takes any values.
    ///
    /// O(n).
    ///
    /// - Returns: nil when there is no value or when one is not finite.
    public init?(_ values: [Double]) {
        guard values.allSatisfy(\.isFinite) else { return nil }
        var builder = SampleBuilder()
        for value in values { builder.add(value) }
        self.init(builder)
    }

    /// Takes what a builder gathered.
    ///
    /// - Returns: nil when that is nothing.
    init?(_ builder: consuming SampleBuilder) {
        guard builder.count > 0 else { return nil }
        if builder.count > Self.sortedLimit {
            self.init(CountedValues(builder))
        } else {
            self.init(SortedValues(builder.sorted))
        }
    }

    /// Takes values of which only the distribution is known.
    init(stepped values: SteppedValues) { self.init(values) }

    private init(_ distribution: some SampleDistribution) {
        self.distribution = distribution
        count = distribution.count
        sum = distribution.sum
        minimum = distribution.minimum
        maximum = distribution.maximum
    }

    /// The steps, where the sample is kept as such.
    var stepped: SteppedValues? { distribution as? SteppedValues }

    /// All values in ascending order, where they are kept so.
    var sortedValues: [Double]? { (distribution as? SortedValues)?.values }

    /// Whether the sample is kept as steps.
    var isStepped: Bool { stepped != nil }

    /// Whether some values are known only to lie between two others.
    ///
    /// The figures of a summary are exact all the same.
    var isApproximate: Bool { stepped.map { !$0.isWhole } ?? false }

    /// The arithmetic mean, brought within the smallest and the largest value.
    public var mean: Double { min(max(sum / Double(count), minimum), maximum) }

    /// The population standard deviation (divided by n, as AIPerf does).
    ///
    /// O(n) for sorted values.
    public var standardDeviation: Double { distribution.standardDeviation(around: mean) }

    /// The mean of the two middle values where n is even, else the middle one.
    public var median: Double {
        medianAndPercentiles([], by: .nearest).median
    }

    /// The value at a percentile by the named definition.
    public func percentile(_ percentile: Percentile, by method: PercentileMethod) -> Double {
        percentiles([percentile], by: method)[0]
    }

    /// The values at several percentiles.
    ///
    /// O(1) each for sorted values, one pass for all of them else.
    public func percentiles(_ percentiles: [Percentile], by method: PercentileMethod) -> [Double] {
        medianAndPercentiles(percentiles, by: method).percentiles
    }

    /// The median and the values at several percentiles, found together.
    ///
    /// O(1) each for sorted values, one pass for all of them else.
    func medianAndPercentiles(
        _ percentiles: [Percentile], by method: PercentileMethod
    ) -> (median: Double, percentiles: [Double]) {
        let positions = percentiles.map { percentile -> (index: Int, share: Double) in
            switch method {
            case .nearest: (percentile.nearestIndex(count: count), 0)
            case .linear: percentile.linearPosition(count: count)
            }
        }
        let lower = [(count - 1) / 2] + positions.map(\.index)
        let upper = [count / 2] + positions.map { $0.share > 0 ? min($0.index + 1, count - 1) : $0.index }
        let found = values(at: lower + upper)
        let between = zip(found, found.dropFirst(lower.count))
        let shares = [0.5] + positions.map(\.share)
        let values = zip(between, shares).map { $0.0 + ($0.1 - $0.0) * $1 }
        return (values[0], Array(values.dropFirst()))
    }

    /// The values at some ranks from 0 to n − 1.
    func values(at ranks: [Int]) -> [Double] { distribution.values(at: ranks) }

    /// All values in ascending order, where there are at most `limit` of them; else nil.
    func values(atMost limit: Int) -> [Double]? {
        count <= min(limit, Self.sortedLimit) ? sortedValues : nil
    }

    /// For each of some ascending edges: the last value not above it, and how many values are not above it.
    ///
    /// An edge below every value yields nil. Histograms and CDFs are made of this, so that nobody needs
    /// the values themselves. O(k log n) for k edges of sorted values, O(n log k) else.
    public func cumulative(at edges: [Double]) -> [CumulativePoint?] { distribution.cumulative(at: edges) }

    /// The distinct values with their ranks, when there are at most `limit` of them; else nil.
    public func steps(limit: Int) -> [CumulativePoint]? { distribution.steps(limit: limit) }

    /// A distance below which no two different values lie; nil when all are equal.
    ///
    /// O(n) for sorted values; 1 where whole numbers are counted.
    public var resolution: Double? { minimum < maximum ? distribution.resolution : nil }
}

/// A point of an empirical distribution: a value, and how many values of the sample are not above it.
public struct CumulativePoint: Sendable, Equatable {
    /// The value.
    public let value: Double
    /// How many values of the sample are at most `value`; from 1 to n.
    public let rank: Int

    /// A point of a distribution.
    public init(value: Double, rank: Int) {
        self.value = value
        self.rank = rank
    }
}
