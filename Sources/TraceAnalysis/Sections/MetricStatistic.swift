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
