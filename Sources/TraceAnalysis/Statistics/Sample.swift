/// The values of one metric: never empty, all finite.
///
/// Everything statistical in this package is a pure function of a sample. A metric of which nothing was
/// recorded has no sample; it never has an empty one. Up to 131,072 values are kept sorted, and up to four times as
/// many whole numbers, in four bytes each; more are kept unsorted or counted, and what stands at a rank is found by
/// selection. All give the same figures, and so does a sample from an archive, of which only the steps of the
/// distribution may be left.
public struct Sample: Sendable {
    private enum Storage: Sendable {
        /// The values in ascending order.
        case sorted([Double])
        /// The values in two parts.
        case counted(CountedValues)
        /// The steps of their distribution.
        case stepped(SteppedValues)
    }

    /// The most values that are sorted; more are counted.
    static let sortedLimit = 1 << 17

    private let storage: Storage
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
        let count = builder.count
        if count > Self.sortedLimit {
            self.init(counted: CountedValues(builder), count: count)
        } else {
            self.init(sorted: builder.sorted)
        }
    }

    private init(counted values: CountedValues, count: Int) {
        self.count = count
        storage = .counted(values)
        sum = values.sum
        minimum = values.minimum
        maximum = values.maximum
    }

    /// Takes at least one value, in ascending order.
    private init(sorted values: [Double]) {
        count = values.count
        storage = .sorted(values)
        sum = values.reduce(0, +)
        minimum = values[0]
        maximum = values[values.count - 1]
    }

    /// Takes values of which only the distribution is known.
    init(stepped values: SteppedValues) {
        storage = .stepped(values)
        count = values.count
        sum = values.sum
        minimum = values.minimum
        maximum = values.maximum
    }

    /// The steps, where the sample is kept as such.
    var stepped: SteppedValues? {
        if case .stepped(let values) = storage { values } else { nil }
    }

    /// All values in ascending order, where they are kept so.
    var sortedValues: [Double]? {
        if case .sorted(let values) = storage { values } else { nil }
    }

    /// Whether the sample is kept as steps.
    var isStepped: Bool { stepped != nil }

    /// Whether some values are known only to lie between two others.
    ///
    /// The figures of a summary are exact all the same.
    public var isApproximate: Bool { stepped.map { !$0.isWhole } ?? false }

    /// The arithmetic mean, brought within the smallest and the largest value.
    public var mean: Double { min(max(sum / Double(count), minimum), maximum) }

    /// The population standard deviation (divided by n, as AIPerf does).
    ///
    /// O(n) for sorted values.
    public var standardDeviation: Double {
        let mean = mean
        let squares: Double
        switch storage {
        case .sorted(let values): squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        case .counted(let values): squares = values.squaredDistances(from: mean)
        case .stepped(let values): return values.standardDeviation
        }
        return (max(squares, 0) / Double(count)).squareRoot()
    }

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
    public func medianAndPercentiles(
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
    func values(at ranks: [Int]) -> [Double] {
        switch storage {
        case .sorted(let values): ranks.map { values[$0] }
        case .counted(let values): values.values(at: ranks)
        case .stepped(let values): values.values(at: ranks)
        }
    }

    /// All values in ascending order, where there are at most `limit` of them; else nil.
    func values(atMost limit: Int) -> [Double]? {
        guard count <= min(limit, Self.sortedLimit), case .sorted(let values) = storage else { return nil }
        return values
    }

    /// For each of some ascending edges: the last value not above it, and how many values are not above it.
    ///
    /// An edge below every value yields nil. Histograms and CDFs are made of this, so that nobody needs
    /// the values themselves. O(k log n) for k edges of sorted values, O(n log k) else.
    public func cumulative(at edges: [Double]) -> [CumulativePoint?] {
        switch storage {
        case .sorted(let values):
            var rank = 0
            return edges.map { edge in
                rank = values.firstIndex(above: edge, from: rank)
                return rank == 0 ? nil : CumulativePoint(value: values[rank - 1], rank: rank)
            }
        case .counted(let values): return values.cumulative(at: edges)
        case .stepped(let values): return values.cumulative(at: edges)
        }
    }

    /// The distinct values with their ranks, when there are at most `limit` of them; else nil.
    public func steps(limit: Int) -> [CumulativePoint]? {
        switch storage {
        case .sorted(let values): values.steps(limit: limit) { $0 }
        case .counted(let values): values.steps(limit: limit)
        case .stepped(let values): values.points.count <= limit ? values.points : nil
        }
    }

    /// A distance below which no two different values lie; nil when all are equal.
    ///
    /// O(n) for sorted values; 1 where whole numbers are counted.
    public var resolution: Double? {
        guard minimum < maximum else { return nil }
        switch storage {
        case .sorted(let values):
            return zip(values, values.dropFirst()).lazy.map { $1 - $0 }.filter { $0 > 0 }.min()
        case .counted(let values): return values.resolution
        case .stepped(let values): return values.resolution
        }
    }
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

extension Array where Element: Comparable {
    /// The first index whose value is above the edge, in an ascending array; `count` if none is.
    ///
    /// O(log of the distance from `start`): first in steps that double, then halving.
    ///
    /// - Parameter start: An index before which no value is above the edge.
    func firstIndex(above edge: Element, from start: Int = 0) -> Int {
        var low = start
        var step = 1
        while low + step <= count, self[low + step - 1] <= edge {
            low += step
            step *= 2
        }
        var high = Swift.min(low + step, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= edge { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The distinct values of an ascending array with their ranks, if there are at most `limit`; else nil.
    func steps(limit: Int, value: (Element) -> Double) -> [CumulativePoint]? {
        var steps: [CumulativePoint] = []
        for (index, element) in enumerated() {
            let step = CumulativePoint(value: value(element), rank: index + 1)
            if steps.last?.value == step.value {
                steps[steps.count - 1] = step
            } else {
                guard steps.count < limit else { return nil }
                steps.append(step)
            }
        }
        return steps
    }
}

extension SampleBuilder {
    /// All values in ascending order.
    ///
    /// For not too many of them.
    fileprivate var sorted: [Double] {
        let whole = RadixSort.sorted(integers.numbers) { UInt64($0) }.map { Double($0) }
        return whole.merged(with: RadixSort.sorted(others))
    }
}

extension [Double] {
    /// The values of two ascending lists in ascending order.
    ///
    /// O(n).
    fileprivate func merged(with other: [Double]) -> [Double] {
        guard let first = other.first, let last else { return isEmpty ? other : self }
        // Whole numbers and others seldom overlap: times beyond 2^32 ns are the largest.
        guard last > first else { return self + other }
        var result: [Double] = []
        result.reserveCapacity(count + other.count)
        var rest = other[...]
        for value in self {
            while let next = rest.first, next < value { result.append(rest.removeFirst()) }
            result.append(value)
        }
        return result + rest
    }
}
