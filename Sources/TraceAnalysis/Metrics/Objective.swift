/// What is asked of every single request: `time_to_first_token <= 500ms`.
public struct Objective: Sendable, Equatable {
    /// The name of what is measured, as it was asked for.
    public let metric: String
    /// The objective as a rule.
    public let text: String
    /// How a request's value is compared.
    public let comparison: LimitComparison
    /// With what, times in nanoseconds.
    public let limit: Double
    /// What value and limit measure.
    public let quantity: Quantity
    /// The value of a request that is compared.
    private let value: Value

    /// Where a request's value is found.
    private enum Value: Equatable {
        case metric(MetricTag)
        /// AIPerf's tokens a second of one user: 1 ÷ the mean time between tokens.
        case tokensPerSecond
    }

    /// An objective on a metric of which a request has one value.
    init(_ tag: MetricTag, _ comparison: LimitComparison, _ limit: Double, text: String) {
        (metric, quantity, value) = (tag.name, tag.quantity, .metric(tag))
        (self.comparison, self.limit, self.text) = (comparison, limit, text)
    }

    /// An objective as AIPerf's summary has it.
    ///
    /// It is `>=` where more is better, else `<=`.
    ///
    /// - Parameters:
    ///   - name: AIPerf's name of a metric.
    ///   - limit: In AIPerf's display unit.
    /// - Returns: nil for a metric that is not read of single requests.
    init?(summary name: String, limit: Double) {
        metric = name
        if name == "output_token_throughput_per_user" {
            (quantity, value, comparison) = (.tokensPerSecond, .tokensPerSecond, .atLeast)
        } else {
            let own = Self.ownNames[name] ?? name
            guard let tag = MetricTag.allCases.first(where: { $0.name == own }), tag.metric.item == .request
            else { return nil }
            (quantity, value) = (tag.quantity, .metric(tag))
            comparison = tag.metric.direction == .up ? .atLeast : .atMost
        }
        self.limit = quantity.decoded(limit)
        text = "\(name) \(comparison.rawValue) \(Self.digits(limit))\(quantity == .time ? "ms" : "")"
    }

    /// The metric that is compared; nil where it is worked out of another.
    var tag: MetricTag? { if case .metric(let tag) = value { tag } else { nil } }

    /// Whether a value meets it; one that is not recorded does not.
    func isMet(by value: Double?) -> Bool { value.map { comparison.holds($0, limit) } ?? false }

    /// A number as one would write it: `150`, `0.5`.
    private static func digits(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? FigureStyle.fixed(value, 0) : "\(value)"
    }

    /// What AIPerf calls otherwise.
    private static let ownNames = [
        "input_sequence_length": "input_tokens", "output_sequence_length": "output_tokens",
    ]

    /// Whether a request's values meet it; one that is not recorded does not.
    func isMet(by values: MetricValues) -> Bool {
        switch value {
        case .metric(let tag): values[tag].map { comparison.holds($0, limit) } ?? false
        case .tokensPerSecond:
            values[.interTokenLatency].map { comparison.holds($0 > 0 ? 1e9 / $0 : .infinity, limit) } ?? false
        }
    }
}
