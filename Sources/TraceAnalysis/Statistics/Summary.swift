/// The figures of one metric, in the metric's own unit.
public struct Summary: Sendable, Equatable {
    /// The percentiles that every summary holds.
    public static let standingPercentiles = [1, 5, 10, 25, 50, 75, 90, 95, 99].map { Percentile($0) }

    /// The unit of every figure but `count`.
    public let unit: MetricUnit
    /// How many values there were; at least 1.
    public let count: Int
    /// The arithmetic mean.
    public let mean: Double
    /// The smallest value.
    public let minimum: Double
    /// The largest value.
    public let maximum: Double
    /// The population standard deviation (÷ n).
    public let standardDeviation: Double
    /// The mean of the two middle values where n is even, else the middle one.
    public let median: Double
    /// The sum of all values.
    public let sum: Double
    /// The standing and the asked-for percentiles.
    public let percentiles: [Percentile: Double]
    /// Where the values came from.
    public let source: MetricSource

    /// Summarises a sample of a metric.
    ///
    /// O(n) for the standard deviation, O(1) for the rest.
    public init(of sample: Sample, tag: MetricTag, source: MetricSource, options: AnalysisOptions) {
        let divisor = tag.unit.divisor
        unit = tag.unit
        count = sample.count
        mean = sample.mean / divisor
        minimum = sample.minimum / divisor
        maximum = sample.maximum / divisor
        standardDeviation = sample.standardDeviation / divisor
        sum = sample.sum / divisor
        let asked = Summary.standingPercentiles + options.extraPercentiles
        let (middle, values) = sample.medianAndPercentiles(asked, by: options.percentileMethod)
        median = middle / divisor
        percentiles = Dictionary(
            zip(asked, values.map { $0 / divisor }), uniquingKeysWith: { first, _ in first })
        self.source = source
    }

    /// The value at a whole percentile; nil unless it is one of the standing or asked-for ones.
    public func p(_ whole: Int) -> Double? { percentiles[Percentile(whole)] }
}

/// Where the values of a metric were taken from.
public enum MetricSource: String, Sendable, Hashable, Codable {
    /// From the timestamps and sizes of `trace_data`.
    case trace
    /// From the figures that AIPerf computed for each record.
    case metrics
    /// From both, some records each; how many is said in a note.
    case mixed
}
