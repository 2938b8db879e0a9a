/// A percentile to report, held as an exact decimal so that its index in a sample is exact.
///
/// `Percentile("99.9")` is 999 tenths; nothing is ever computed from the nearest binary fraction of 99.9.
public struct Percentile: Sendable, Hashable, Comparable {
    /// The digits of the percentile without its decimal point: 999 for 99.9.
    private let digits: Int
    /// What `digits` has to be divided by: 10 for 99.9.
    private let scale: Int

    /// A whole percentile; anything outside 0…100 is brought to the nearer end.
    public init(_ whole: Int) {
        digits = min(max(whole, 0), 100)
        scale = 1
    }

    /// Parses a decimal such as `50` or `99.99`.
    ///
    /// - Returns: nil for anything but digits with at most one point and at most eight decimals, or
    ///   for a value outside 0…100. Trailing zeros are dropped: `99.90` equals `99.9`.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, (1...3).contains(whole.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        var decimals = parts.count == 2 ? parts[1] : ""
        while decimals.last == "0" { decimals.removeLast() }
        guard decimals.count <= 8, let digits = Int(whole + decimals) else { return nil }
        let scale = decimals.reduce(1) { value, _ in value * 10 }
        guard digits <= 100 * scale else { return nil }
        self.digits = digits
        self.scale = scale
    }

    /// The percentile as it is written in keys, headings and options: `99.9`.
    public var label: String {
        guard scale > 1 else { return String(digits) }
        let decimals = String(scale + digits % scale).dropFirst()
        return "\(digits / scale).\(decimals)"
    }

    /// The percentile as a fraction of 1.
    public var fraction: Double { Double(digits) / Double(scale) / 100 }

    /// How many values a percentile from 99 up needs for one to lie beyond it: 100 for p99, 1,000 for p99.9.
    ///
    /// nil for lower percentiles, on which few values are enough to have an idea, and for 100.
    public var leastCount: Int? {
        let whole = 100 * scale
        guard digits >= 99 * scale, digits < whole else { return nil }
        return (whole + whole - digits - 1) / (whole - digits)
    }

    /// ⌊n·p/100⌋, at most n − 1, in exact integer arithmetic.
    ///
    /// Requires `count` ≥ 1.
    func nearestIndex(count: Int) -> Int {
        let (high, low) = count.multipliedFullWidth(by: digits)
        let (index, _) = (scale * 100).dividingFullWidth((high, low))
        return min(index, count - 1)
    }

    /// The position (n − 1)·p/100 as the index below it and the share of the way to the next one.
    func linearPosition(count: Int) -> (index: Int, share: Double) {
        let (high, low) = (count - 1).multipliedFullWidth(by: digits)
        let (index, remainder) = (scale * 100).dividingFullWidth((high, low))
        return (index, Double(remainder) / Double(scale * 100))
    }

    /// Orders by value.
    public static func < (left: Percentile, right: Percentile) -> Bool {
        left.digits * right.scale < right.digits * left.scale
    }
}

/// Which value stands for a percentile when it falls between two samples.
///
/// Both definitions are offered by name so that a report can say which one it used.
public enum PercentileMethod: String, Sendable, Hashable, CaseIterable, Codable {
    /// The element at index ⌊n·p/100⌋, counted from 0 and at most the last, of the sorted samples.
    ///
    /// Where n·p/100 is whole, this is one element above the textbook nearest rank.
    /// Source: the example output of AIPerf's trace analysis script, which this tool reproduces.
    case nearest
    /// Linear interpolation between the two neighbours of position (n − 1)·p/100.
    ///
    /// Source: numpy's default, which AIPerf's own summaries use.
    case linear
}
