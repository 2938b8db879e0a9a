/// A figure that the points of a sweep have.
public enum SweepFigure: Sendable, Hashable {
    /// A statistic of a metric.
    case metric(MetricTag, MetricStatistic)
    /// Successful requests a second.
    case requestThroughput
    /// Output tokens a second in all.
    case outputTokenThroughput
    /// The mean over requests of 1 ÷ decode time per token.
    case tokensPerUser

    /// A percentile of a metric.
    public static func percentile(_ whole: Int, _ tag: MetricTag) -> SweepFigure {
        .metric(tag, .percentile(Percentile(whole)))
    }

    /// Those that are no metric's, by their names in JSON.
    static let ofRuns: [(name: String, figure: SweepFigure)] = [
        ("request_throughput", .requestThroughput), ("output_token_throughput", .outputTokenThroughput),
        ("tokens_per_second_per_user", .tokensPerUser),
    ]

    /// What it measures.
    public var quantity: Quantity {
        switch self {
        case .metric(_, .count): .count
        case .metric(let tag, _): tag.quantity
        case .requestThroughput: .requestsPerSecond
        case .outputTokenThroughput, .tokensPerUser: .tokensPerSecond
        }
    }

    /// The figure of a run; nil where it was not recorded.
    func value(of run: SweepRun) -> Double? {
        switch self {
        case .metric(let tag, let statistic): run.metrics[tag]?.value(statistic)
        case .requestThroughput: run.requestThroughput
        case .outputTokenThroughput: run.outputTokenThroughput
        case .tokensPerUser: run.tokensPerUser
        }
    }
}

/// A figure of the runs of a point: their mean, and how far that can be trusted.
public struct RepeatedFigure: Sendable, Equatable {
    /// The figure of each run.
    public let values: [Double]
    /// Their mean; of one run its figure as it is.
    public let mean: Double
    /// The 95 % interval of the mean by Student's t over the runs; nil for one run.
    public let interval: ClosedRange<Double>?

    /// - Returns: nil for no value.
    init?(_ values: [Double]) {
        guard let first = values.first else { return nil }
        self.values = values
        guard let sample = SampleMean(values),
            let factor = StudentDistribution(degrees: sample.degrees)?.quantile(0.975)
        else {
            (mean, interval) = (first, nil)
            return
        }
        mean = sample.value
        let reach = factor * sample.standardError
        interval = (mean - reach)...(mean + reach)
    }
}
