/// The part of a sample that an axis shows: all of it, or all but a far tail.
public struct DisplayRange: Sendable, Equatable {
    /// Where the axis begins.
    public let lower: Double
    /// Where the axis ends.
    public let upper: Double
    /// Whether the axis is logarithmic; then `lower` is above 0.
    public let isLogarithmic: Bool

    /// A range that is given rather than chosen.
    public init(lower: Double, upper: Double, isLogarithmic: Bool) {
        self.lower = lower
        self.upper = upper
        self.isLogarithmic = isLogarithmic
    }

    /// Chooses the range.
    ///
    /// It ends at p99.5, and begins at p0.5, unless the values beyond lie so close (within a quarter of the
    /// range) that leaving them out would gain nothing. The axis is logarithmic where p99 ÷ p50 is above 5,
    /// unless more than one value in twenty is not positive. The percentiles are values of the sample.
    public init(of sample: Sample) {
        let isLogarithmic = DisplayRange.suitsLogarithm(sample)
        let transform = { (value: Double) in isLogarithmic ? Decades.logarithm(value) : value }
        let end = DisplayRange.value("99.5", of: sample)
        let tails = ["0.5", "1", "2", "5", "10", "50"].map { DisplayRange.value($0, of: sample) }
        let start = tails.first { !isLogarithmic || $0 > 0 } ?? end
        let slack = (transform(end) - transform(start)) / 4
        let canShowMinimum = !isLogarithmic || sample.minimum > 0
        let minimumIsNear = canShowMinimum && transform(sample.minimum) >= transform(start) - slack
        self.isLogarithmic = isLogarithmic
        lower = minimumIsNear ? sample.minimum : start
        upper = transform(sample.maximum) <= transform(end) + slack ? sample.maximum : end
    }

    /// The range of an axis that has to show the largest value: from 0, or from the smallest below it.
    ///
    /// The axis is logarithmic where the largest is more than ten times the median, unless more than one value
    /// in twenty is not positive; then it begins at the smallest value above 0.
    public init(whole sample: Sample) {
        let notPositive = sample.cumulative(at: [0]).first.flatMap { $0 }?.rank ?? 0
        let middle = DisplayRange.value("50", of: sample)
        isLogarithmic = middle > 0 && sample.maximum / middle > 10 && notPositive * 20 <= sample.count
        lower = isLogarithmic ? sample.values(at: [notPositive])[0] : min(sample.minimum, 0)
        upper = sample.maximum
    }

    /// Where a value lies: 0 at the beginning, 1 at the end; below 0 where a logarithmic axis cannot show it.
    ///
    /// On a range without extent everything lies at its beginning.
    public func share(of value: Double) -> Double {
        guard upper > lower else { return value == lower ? 0 : value < lower ? -1 : 2 }
        guard isLogarithmic else { return (value - lower) / (upper - lower) }
        return value > 0 ? Decades.logarithm(value / lower) / Decades.logarithm(upper / lower) : -1
    }

    /// The value at a share of the way, from 0 to 1; both ends are exact.
    public func value(at share: Double) -> Double {
        if share <= 0 { return lower }
        if share >= 1 { return upper }
        guard isLogarithmic else { return lower + (upper - lower) * share }
        return lower * Decades.power(Decades.logarithm(upper / lower) * share)
    }

    /// Whether the values spread so far that a linear axis would press most of them together.
    private static func suitsLogarithm(_ sample: Sample) -> Bool {
        let notPositive = sample.cumulative(at: [0]).first.flatMap { $0 }?.rank ?? 0
        let middle = value("50", of: sample)
        return middle > 0 && value("99", of: sample) / middle > 5 && notPositive * 20 <= sample.count
    }

    private static func value(_ percentile: String, of sample: Sample) -> Double {
        Percentile(percentile).map { sample.percentile($0, by: .nearest) } ?? sample.median
    }
}

/// How many values of a sample lie outside an axis, and how far.
public struct OffAxisValues: Sendable, Equatable {
    /// How many lie below the axis.
    public let below: Int
    /// How many lie above it.
    public let beyond: Int
    /// The smallest value of the sample.
    public let smallest: Double
    /// The largest value of the sample.
    public let largest: Double

    /// Counts what is not on an axis from `lower` to `upper`, both included.
    ///
    /// O(log n).
    public init(of sample: Sample, lower: Double, upper: Double) {
        let ranks = sample.cumulative(at: [lower.nextDown, upper]).map { $0?.rank ?? 0 }
        below = ranks[0]
        beyond = sample.count - ranks[1]
        smallest = sample.minimum
        largest = sample.maximum
    }
}
