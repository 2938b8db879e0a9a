/// The values of one metric: never empty, all finite, sorted once.
///
/// Everything statistical in this package is a pure function of a sample. A metric of which nothing
/// was recorded has no sample; it never has an empty one.
public struct Sample: Sendable, Equatable {
    /// The values in ascending order.
    private let ascending: [Double]
    /// The sum of all values, added in ascending order so that it never depends on arrival.
    public let sum: Double

    /// Sorts the values once. O(n log n).
    ///
    /// - Returns: nil when there is no value or when one is not finite.
    public init?(_ values: [Double]) {
        guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
        ascending = values.sorted()
        sum = ascending.reduce(0, +)
    }

    /// How many values there are; at least 1.
    public var count: Int { ascending.count }
    /// The smallest value.
    public var minimum: Double { ascending[0] }
    /// The largest value.
    public var maximum: Double { ascending[count - 1] }
    /// The arithmetic mean, brought within the smallest and the largest value.
    public var mean: Double { min(max(sum / Double(count), minimum), maximum) }

    /// The population standard deviation (divided by n, as AIPerf does). O(n).
    public var standardDeviation: Double {
        let mean = mean
        let squares = ascending.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(count)).squareRoot()
    }

    /// The mean of the two middle values where n is even, else the middle one.
    public var median: Double {
        let upper = ascending[count / 2]
        guard count.isMultiple(of: 2) else { return upper }
        return ascending[count / 2 - 1].midpoint(to: upper)
    }

    /// The value at a percentile by the named definition. O(1).
    public func percentile(_ percentile: Percentile, by method: PercentileMethod) -> Double {
        switch method {
        case .nearest:
            return ascending[percentile.nearestIndex(count: count)]
        case .linear:
            let (index, share) = percentile.linearPosition(count: count)
            let lower = ascending[index]
            guard share > 0 else { return lower }
            return lower + (ascending[index + 1] - lower) * share
        }
    }

    /// For each of the ascending edges: the last value not above it, and how many values are not above it.
    ///
    /// An edge below every value yields nil. Histograms and CDFs are made of this, so that nobody needs
    /// the values themselves. O(k log n) for k edges.
    public func cumulative(at edges: [Double]) -> [CumulativePoint?] {
        edges.map { edge in
            let rank = ascending.firstIndex(above: edge)
            return rank == 0 ? nil : CumulativePoint(value: ascending[rank - 1], rank: rank)
        }
    }

    /// The distinct values with their ranks, when there are at most `limit` of them; else nil.
    ///
    /// O(n) at most, and O(limit) where it gives up.
    public func steps(limit: Int) -> [CumulativePoint]? {
        var steps: [CumulativePoint] = []
        for (index, value) in ascending.enumerated() {
            if steps.last?.value == value {
                steps[steps.count - 1] = CumulativePoint(value: value, rank: index + 1)
            } else {
                guard steps.count < limit else { return nil }
                steps.append(CumulativePoint(value: value, rank: index + 1))
            }
        }
        return steps
    }

    /// The smallest distance between two different values; nil when all are equal. O(n).
    public var resolution: Double? {
        zip(ascending, ascending.dropFirst()).lazy.map { $1 - $0 }.filter { $0 > 0 }.min()
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

extension Double {
    /// Half-way to another value, without overflow.
    fileprivate func midpoint(to other: Double) -> Double { self + (other - self) / 2 }
}

extension [Double] {
    /// The first index whose value is above the edge, in an ascending array; `count` if none is.
    fileprivate func firstIndex(above edge: Double) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= edge { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
