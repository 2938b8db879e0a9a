/// A demand on one figure of a run: `ttfb.p99 <= 250ms`.
public struct CheckRule: Sendable, Equatable {
    /// How a figure is compared with its limit.
    public enum Comparison: String, Sendable, CaseIterable {
        /// At most.
        case atMost = "<="
        /// Less than.
        case below = "<"
        /// At least.
        case atLeast = ">="
        /// More than.
        case above = ">"
        /// Exactly.
        case equal = "=="

        /// Whether a value keeps the rule.
        public func holds(_ value: Double, _ limit: Double) -> Bool {
            switch self {
            case .atMost: value <= limit
            case .below: value < limit
            case .atLeast: value >= limit
            case .above: value > limit
            case .equal: value == limit
            }
        }
    }

    /// What a figure is held against.
    public enum Limit: Sendable, Equatable {
        /// A number, in the unit of the figure.
        case number(Double)
        /// The same figure of the baseline, times a factor, and then some.
        case baseline(factor: Double, slack: Double)
    }

    /// The rule as it was written, without blanks around it.
    public let text: String
    /// The figure it is about.
    public let subject: CheckSubject
    /// How it is compared.
    public let comparison: Comparison
    /// With what.
    public let limit: Limit
    /// Whether a count is taken as its share of all, because the limit is in %.
    public let isShare: Bool
}
