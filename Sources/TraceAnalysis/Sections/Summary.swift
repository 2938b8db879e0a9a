/// The figures of one metric: times in nanoseconds, everything else in the metric's own unit.
public struct Summary: Sendable, Equatable {
    /// The percentiles that every summary holds.
    static let standingPercentiles = [1, 5, 10, 25, 50, 75, 90, 95, 99].map { Percentile($0) }

    /// What every figure but `count` measures.
    public let quantity: Quantity
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
        quantity = tag.quantity
        count = sample.count
        mean = sample.mean
        minimum = sample.minimum
        maximum = sample.maximum
        standardDeviation = sample.standardDeviation
        sum = sample.sum
        let asked = Summary.standingPercentiles + options.extraPercentiles
        let (middle, values) = sample.medianAndPercentiles(asked, by: options.percentileMethod)
        median = middle
        percentiles = Dictionary(zip(asked, values), uniquingKeysWith: { first, _ in first })
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

extension SourceCounts {
    /// Both together as one word.
    public var source: MetricSource {
        if metrics == 0 { return .trace }
        return trace == 0 ? .metrics : .mixed
    }
}
