import TraceAnalysis

/// A scale of values, or one of categories.
public enum Scale: Sendable, Hashable {
    /// Numbers.
    case values(ValueScale)
    /// Categories.
    case bands(BandScale)
}

/// Where a value lies along an axis, as a share of its length.
public struct ValueScale: Sendable, Hashable {
    /// The value at the beginning of the axis.
    public let lower: Double
    /// The value at its end; above `lower`.
    public let upper: Double
    /// Whether equal ratios, not equal differences, lie equally far apart.
    public let isLogarithmic: Bool

    /// A linear scale; a range without extent is widened around its value.
    public init(linear lower: Double, _ upper: Double) {
        let isRange = upper > lower && (upper - lower).isFinite
        let room = max(abs(lower) / 10, .leastNormalMagnitude * 1e20)
        self.lower = isRange ? lower : lower - (lower == 0 ? 1 : room)
        self.upper = isRange ? upper : lower + (lower == 0 ? 1 : room)
        isLogarithmic = false
    }

    /// A logarithmic scale; a range without extent is widened around its value, and one that is not above 0
    /// begins at a millionth of its end.
    public init(logarithmic lower: Double, _ upper: Double) {
        let end = upper > 0 ? upper : 1
        let begin = lower > 0 ? lower : end / 1e6
        self.lower = end > begin ? begin : begin / 2
        self.upper = end > begin ? end : begin * 2
        isLogarithmic = true
    }

    /// The scale of a range of values.
    public init(_ range: DisplayRange) {
        self =
            range.isLogarithmic
            ? ValueScale(logarithmic: range.lower, range.upper) : ValueScale(linear: range.lower, range.upper)
    }

    /// Where a value lies: 0 at the beginning, 1 at the end, less or more outside.
    ///
    /// What a logarithmic scale cannot show lies at −1.
    public func share(of value: Double) -> Double {
        guard isLogarithmic else { return (value - lower) / (upper - lower) }
        guard value > 0 else { return -1 }
        return Decades.logarithm(value / lower) / Decades.logarithm(upper / lower)
    }
}

/// Equal bands along an axis, one a category, with gaps between them.
public struct BandScale: Sendable, Hashable {
    /// How many bands there are; at least 1.
    public let count: Int
    /// How much of each band is a gap, from 0 to 1.
    public let gap: Double

    /// Bands for a number of categories.
    public init(count: Int, gap: Double = 0.3) {
        self.count = max(count, 1)
        self.gap = min(max(gap, 0), 1)
    }

    /// Where a band begins and ends without its gap, as shares of the axis.
    public func band(_ index: Int) -> (start: Double, end: Double) {
        let size = 1 / Double(count)
        let start = Double(index) * size
        return (start + size * gap / 2, start + size * (1 - gap / 2))
    }
}
