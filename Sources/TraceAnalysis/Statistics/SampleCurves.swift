/// What share of a sample is not above a value: the cumulative distribution, as steps.
public struct EmpiricalDistribution: Sendable, Equatable {
    /// Where the curve rises and how far, ascending; the last point is the largest value with rank n.
    ///
    /// All different values where they are few; else the last one of each column, which puts no point in the
    /// wrong place.
    public let points: [CumulativePoint]
    /// How many values there are.
    public let count: Int

    /// Takes the steps of a sample.
    ///
    /// O(n) at most.
    ///
    /// - Parameter columns: How finely the range is divided when there are more different values than that.
    public init(of sample: Sample, in range: DisplayRange, columns: Int = 4_096) {
        count = sample.count
        if let steps = sample.steps(limit: columns) {
            points = steps
            return
        }
        let begin = range.isLogarithmic ? Decades.logarithm(range.lower) : range.lower
        let end = range.isLogarithmic ? Decades.logarithm(range.upper) : range.upper
        let edges = (0...columns).map { column -> Double in
            let value = begin + (end - begin) * Double(column) / Double(columns)
            return range.isLogarithmic ? Decades.power(value) : value
        }
        var points: [CumulativePoint] = []
        let inside = edges.filter { $0 > sample.minimum && $0 < sample.maximum }
        for case let point? in sample.cumulative(at: [sample.minimum] + inside + [sample.maximum]) {
            if points.last?.rank != point.rank { points.append(point) }
        }
        self.points = points
    }
}

/// The value at every percentile from p1 on, with as much room for each further nine: HdrHistogram's curve.
public struct PercentileCurve: Sendable, Equatable {
    /// The value at a percentile.
    public struct Point: Sendable, Equatable {
        /// What share of the values may lie beyond, from 0.99 down to 1/n: 0.01 for p99.
        public let beyond: Double
        /// The value.
        public let value: Double

        /// The percentile, from 0 to 100.
        public var percentile: Double { (1 - beyond) * 100 }
        /// How many times the rest shrank to a tenth: 2 for p99.
        public var nines: Double { PercentileCurve.nines(beyond: beyond) }
    }

    /// Points of the curve, ascending; the last is 1 − 1/n.
    public let points: [Point]
    /// How many values there are.
    public let count: Int

    /// How many values have to lie beyond a percentile for it to be more than an accident.
    public static let enough = 10

    /// Takes the curve of a sample.
    ///
    /// O(n) at most.
    ///
    /// - Parameter columns: How many percentiles are looked at, equally far apart as nines.
    public init(of sample: Sample, by method: PercentileMethod, columns: Int = 600) {
        count = sample.count
        let length = Decades.logarithm(Double(sample.count))
        // The smallest value says as little as the largest, but would have as much room as nine of ten values.
        let begin = min(-Decades.logarithm(0.99), length)
        let shares = (0...columns).map {
            Decades.power(-begin - (length - begin) * Double($0) / Double(columns))
        }
        switch method {
        case .nearest: points = PercentileCurve.steps(of: sample, at: shares)
        case .linear: points = PercentileCurve.slopes(of: sample, at: shares)
        }
    }

    /// How many times a share of what lies beyond went to a tenth.
    public static func nines(beyond: Double) -> Double { max(-Decades.logarithm(beyond), 0) }

    /// Where the values beyond become fewer than `enough`, as nines; 0 where they always are.
    public var trusted: Double {
        PercentileCurve.nines(beyond: min(Double(PercentileCurve.enough) / Double(count), 1))
    }

    /// From rank to rank; where two ranks are neighbours, level up to the second.
    private static func steps(of sample: Sample, at shares: [Double]) -> [Point] {
        let count = Double(sample.count)
        let last = sample.count - 1
        var ranks: [Int] = []
        for share in shares {
            let rank = min(Int((count * (1 - share) + 1e-9).rounded(.down)), last)
            if rank != ranks.last { ranks.append(rank) }
        }
        if ranks.last != last { ranks.append(last) }
        var points: [Point] = []
        var previous: Int?
        for (rank, value) in zip(ranks, sample.values(at: ranks)) {
            // Of fewer than 100 values the smallest is p1, too.
            let beyond = min(Double(sample.count - rank) / count, max(0.99, 1 / count))
            if let before = points.last, previous == rank - 1, before.value != value {
                points.append(Point(beyond: beyond, value: before.value))
            }
            points.append(Point(beyond: beyond, value: value))
            previous = rank
        }
        return points.withoutMiddles
    }

    private static func slopes(of sample: Sample, at shares: [Double]) -> [Point] {
        let last = sample.count - 1
        let places = shares.map { Double(last) * (1 - $0) }
        let ranks = places.map { min(Int($0), last) }
        let lower = sample.values(at: ranks)
        let upper = sample.values(at: ranks.map { min($0 + 1, last) })
        return shares.indices.map { index in
            let value = lower[index] + (upper[index] - lower[index]) * (places[index] - Double(ranks[index]))
            return Point(beyond: shares[index], value: value)
        }
    }
}

extension [PercentileCurve.Point] {
    /// The points without those between two of the same value.
    fileprivate var withoutMiddles: [PercentileCurve.Point] {
        indices.filter { index in
            index == 0 || index == count - 1 || self[index - 1].value != self[index].value
                || self[index + 1].value != self[index].value
        }.map { self[$0] }
    }
}
