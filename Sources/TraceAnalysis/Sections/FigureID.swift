/// Names any one figure: a statistic of a metric, or a figure of the run as a whole.
///
/// Rules, the archive's index, key figures, insights and the verdict of a comparison choose theirs by it.
public enum FigureID: Sendable, Hashable {
    /// A figure of a metric.
    case metric(MetricTag, MetricStatistic)
    /// A figure of the run as a whole.
    case run(RunFigure)

    /// A percentile of a metric.
    public static func percentile(_ whole: Int, _ tag: MetricTag) -> FigureID {
        .metric(tag, .percentile(Percentile(whole)))
    }

    /// The name in comparisons: `ttfb.p95`, `request_throughput.avg`.
    public var name: String { "\(subjectName).\(statisticName)" }

    /// What stands before the point: the metric, or the figure of the run.
    public var subjectName: String {
        switch self {
        case .metric(let tag, _): tag.name
        case .run(let figure): figure.id
        }
    }

    /// What stands behind it; of a figure of the run `avg`.
    public var statisticName: String {
        if case .metric(_, let statistic) = self { return statistic.name }
        return "avg"
    }

    /// What it measures.
    public var quantity: Quantity {
        switch self {
        case .metric(_, .count): .count
        case .metric(let tag, _): tag.quantity
        case .run(let figure): figure.quantity
        }
    }

    /// Which way it should go.
    var direction: MetricDirection {
        switch self {
        case .metric(let tag, _): tag.metric.direction
        case .run(let figure): figure.direction
        }
    }

    /// A value as a table spells it: numbers of things with commas, values of a metric as in the metric's own table.
    public func cell(_ value: Double) -> String {
        if case .metric(_, let statistic) = self, statistic != .count { return quantity.cell(value) }
        return quantity == .count ? quantity.text(value) : quantity.cell(value)
    }
}

extension RunSections {
    /// A figure of the run; nil as its value where it was not recorded.
    ///
    /// Of percentiles those that the summaries hold.
    func figure(_ id: FigureID) -> CountedFigure {
        switch id {
        case .metric(let tag, let statistic):
            let summary = metrics[tag]
            return CountedFigure(
                summary?.value(statistic), of: summary?.count ?? 0, source: summary?.source)
        case .run(let figure): return figure.value(self)
        }
    }
}

/// One figure of a metric, by the name it has in JSON: `avg`, `p99`.
public enum MetricStatistic: Sendable, Hashable {
    /// The arithmetic mean.
    case mean
    /// The smallest value.
    case minimum
    /// The largest value.
    case maximum
    /// The population standard deviation.
    case standardDeviation
    /// The middle value.
    case median
    /// The sum of all values.
    case sum
    /// How many values there are.
    case count
    /// The value at a percentile.
    case percentile(Percentile)

    /// The names of all but the percentiles.
    static let named: [(name: String, statistic: MetricStatistic)] = [
        ("avg", .mean), ("min", .minimum), ("max", .maximum), ("std", .standardDeviation),
        ("median", .median), ("sum", .sum), ("count", .count),
    ]

    /// - Returns: nil for what is no name of a figure; `p` and any percentile is one.
    public init?(name: String) {
        if let known = Self.named.first(where: { $0.name == name }) {
            self = known.statistic
        } else if name.hasPrefix("p"), let percentile = Percentile(String(name.dropFirst())) {
            self = .percentile(percentile)
        } else {
            return nil
        }
    }

    /// The name in JSON and rules.
    public var name: String {
        if case .percentile(let percentile) = self { return "p\(percentile.label)" }
        return Self.named.first { $0.statistic == self }?.name ?? ""
    }

    /// How many values the figure needs for one to lie beyond it; nil where any will do.
    public var leastCount: Int? {
        if case .percentile(let percentile) = self { return percentile.leastCount }
        return nil
    }
}

extension Summary {
    /// A figure of the metric; nil for a percentile that is neither standing nor asked for.
    func value(_ statistic: MetricStatistic) -> Double? {
        switch statistic {
        case .mean: mean
        case .minimum: minimum
        case .maximum: maximum
        case .standardDeviation: standardDeviation
        case .median: median
        case .sum: sum
        case .count: Double(count)
        case .percentile(let percentile): percentiles[percentile]
        }
    }
}
