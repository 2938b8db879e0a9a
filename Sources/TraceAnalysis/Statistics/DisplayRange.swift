/// The part of a sample that an axis shows: all of it, or all but a far tail.
public struct DisplayRange: Sendable, Equatable {
    /// Where the axis begins.
    public let lower: Double
    /// Where the axis ends.
    public let upper: Double
    /// Whether the axis is logarithmic; then `lower` is above 0.
    public let isLogarithmic: Bool
    /// From one end to the other, in decades where the range is logarithmic.
    private let extent: Double

    /// A range that is given rather than chosen.
    public init(lower: Double, upper: Double, isLogarithmic: Bool) {
        self.lower = lower
        self.upper = upper
        self.isLogarithmic = isLogarithmic
        extent = isLogarithmic ? Decades.logarithm(upper / lower) : upper - lower
    }

    /// Chooses the range.
    ///
    /// It ends at p99.5, and begins at p0.5, unless the values beyond lie so close (within a quarter of the
    /// range) that leaving them out would gain nothing. The axis is logarithmic where p99 ÷ p50 is above 5,
    /// unless more than one value in twenty is not positive. The percentiles are values of the sample.
    public init(of sample: Sample) {
        let values = DisplayRange.values(["0.5", "1", "2", "5", "10", "50", "99", "99.5"], of: sample)
        let (tails, middle, p99, end) = (values[...5], values[5], values[6], values[7])
        let isLogarithmic = DisplayRange.suitsLogarithm(sample, middle, p99)
        let transform = { (value: Double) in isLogarithmic ? Decades.logarithm(value) : value }
        let start = tails.first { !isLogarithmic || $0 > 0 } ?? end
        let slack = (transform(end) - transform(start)) / 4
        let canShowMinimum = !isLogarithmic || sample.minimum > 0
        let minimumIsNear = canShowMinimum && transform(sample.minimum) >= transform(start) - slack
        self.init(
            lower: minimumIsNear ? sample.minimum : start,
            upper: transform(sample.maximum) <= transform(end) + slack ? sample.maximum : end,
            isLogarithmic: isLogarithmic)
    }

    /// The range of gaps, which have a tail by their nature: as of any other sample, but it ends at p99 and a
    /// twentieth of the way more.
    public init(ofGaps sample: Sample) {
        let range = DisplayRange(of: sample)
        let p99 = sample.percentile(Percentile(99), by: .nearest)
        guard p99 > range.lower, range.upper > range.lower else {
            self = range
            return
        }
        let end = DisplayRange(lower: range.lower, upper: p99, isLogarithmic: range.isLogarithmic)
        let room =
            range.isLogarithmic
            ? p99 * Decades.power(end.extent / 20) : p99 + end.extent / 20
        self.init(
            lower: range.lower, upper: min(room, range.upper), isLogarithmic: range.isLogarithmic)
    }

    /// The range of an axis that has to show the largest value: from 0, or from the smallest below it.
    ///
    /// The axis is logarithmic where the largest is more than ten times the median, unless more than one value
    /// in twenty is not positive; then it begins at the smallest value above 0.
    public init(whole sample: Sample) {
        let notPositive = sample.cumulative(at: [0]).first.flatMap { $0 }?.rank ?? 0
        let middle = sample.percentile(Percentile(50), by: .nearest)
        let isLogarithmic = middle > 0 && sample.maximum / middle > 10 && notPositive * 20 <= sample.count
        self.init(
            lower: isLogarithmic ? sample.values(at: [notPositive])[0] : min(sample.minimum, 0),
            upper: sample.maximum, isLogarithmic: isLogarithmic)
    }

    /// Where a value lies: 0 at the beginning, 1 at the end; below 0 where a logarithmic axis cannot show it.
    ///
    /// On a range without extent everything lies at its beginning.
    public func share(of value: Double) -> Double {
        guard upper > lower else { return value == lower ? 0 : value < lower ? -1 : 2 }
        guard isLogarithmic else { return (value - lower) / extent }
        return value > 0 ? Decades.logarithm(value / lower) / extent : -1
    }

    /// The value at a share of the way, from 0 to 1; both ends are exact.
    public func value(at share: Double) -> Double {
        if share <= 0 { return lower }
        if share >= 1 { return upper }
        guard isLogarithmic else { return lower + (upper - lower) * share }
        return lower * Decades.power(extent * share)
    }

    /// Whether the values spread so far that a linear axis would press most of them together.
    private static func suitsLogarithm(_ sample: Sample, _ middle: Double, _ p99: Double) -> Bool {
        let notPositive = sample.cumulative(at: [0]).first.flatMap { $0 }?.rank ?? 0
        return middle > 0 && p99 / middle > 5 && notPositive * 20 <= sample.count
    }

    /// The values at some percentiles, found together.
    private static func values(_ percentiles: [String], of sample: Sample) -> [Double] {
        sample.percentiles(percentiles.compactMap { Percentile($0) }, by: .nearest)
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
