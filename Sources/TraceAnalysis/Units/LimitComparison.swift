/// How a figure is compared with its limit.
public enum LimitComparison: String, Sendable, CaseIterable, Encodable {
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

    /// Whether a value keeps the limit.
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
