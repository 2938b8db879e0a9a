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
