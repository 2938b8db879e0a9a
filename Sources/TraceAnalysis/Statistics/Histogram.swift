/// How many values of a sample lie in each of adjoining bins.
public struct Histogram: Sendable, Equatable {
    /// The edges of the bins, ascending; one more than there are bins.
    ///
    /// A bin holds its lower edge but not its upper one, which the last bin holds too.
    public let edges: [Double]
    /// The values in each bin; at least one bin.
    public let counts: [Int]
    /// What lies outside the bins.
    public let outside: OffAxisValues
    /// Whether the bins are equally wide as logarithms.
    public let isLogarithmic: Bool

    /// Bins the values of a range.
    ///
    /// O(n) for the resolution of the sample, else O(log n) a bin.
    ///
    /// The width is numpy's `auto` rule for what is shown, rounded to 1, 2, 2.5 or 5 and to 12 to 120 bins,
    /// but never finer than the distance between values. On a logarithmic range all of that goes for the
    /// logarithms. Values that are all equal get one bin around them.
    ///
    /// - Parameter ofCounts: Whether values are whole numbers of things; then a bin on a linear range is one of them
    ///   wide, where that makes no more than 120 bins.
    public init(of sample: Sample, in range: DisplayRange, ofCounts: Bool = false) {
        let edges =
            range.isLogarithmic
            ? Histogram.logarithmicEdges(sample, range)
            : (ofCounts ? Histogram.unitEdges(range) : nil) ?? Histogram.linearEdges(sample, range)
        self.edges = edges
        isLogarithmic = range.isLogarithmic
        // Ranks of values below each edge, but up to and including the last one.
        let last = edges.count - 1
        let limits = edges.indices.map { $0 == last ? edges[$0] : edges[$0].nextDown }
        let ranks = sample.cumulative(at: limits).map { $0?.rank ?? 0 }
        counts = zip(ranks, ranks.dropFirst()).map { $1 - $0 }
        outside = OffAxisValues(of: sample, lower: edges[0], upper: edges[last])
    }

    /// The bin with the most values, the first of several.
    public var peak: (lower: Double, upper: Double, count: Int) {
        let index = counts.indices.reduce(0) { counts[$1] > counts[$0] ? $1 : $0 }
        return (edges[index], edges[index + 1], counts[index])
    }

    /// Halves between whole numbers; nil where there would be too many bins.
    private static func unitEdges(_ range: DisplayRange) -> [Double]? {
        let (first, last) = (range.lower.rounded() - 0.5, range.upper.rounded() + 0.5)
        guard last - first <= BinWidth.bins.upperBound else { return nil }
        return (0...Int(last - first)).map { first + Double($0) }
    }

    private static func linearEdges(_ sample: Sample, _ range: DisplayRange) -> [Double] {
        let span = range.upper - range.lower
        guard span > 0, span.isFinite else {
            let width =
                sample.resolution.map { min($0, BinWidth.forSingleValue(range.lower)) }
                ?? BinWidth.forSingleValue(range.lower)
            return [range.lower - width / 2, range.lower + width / 2]
        }
        let quartiles = (
            sample.percentile(Percentile(25), by: .linear), sample.percentile(Percentile(75), by: .linear)
        )
        let automatic = BinWidth.automatic(
            count: sample.count, interquartileRange: quartiles.1 - quartiles.0, span: span)
        let width = BinWidth.rounded(automatic, span: span)
        if let resolution = sample.resolution, width < 10 * resolution {
            // A few steps of the data to the bin: whole steps, with the values in the middle of theirs, or
            // every other bin would hold one step more than its neighbours.
            let width = BinWidth.multiple(of: resolution, atLeast: min(width, span))
            let start = range.lower - resolution / 2
            let bins = Int(((range.upper - start) / width).rounded(.up))
            return (0...max(bins, 1)).map { start + Double($0) * width }
        }
        return multiples(of: width, from: range.lower, to: range.upper)
    }

    private static func logarithmicEdges(_ sample: Sample, _ range: DisplayRange) -> [Double] {
        let lower = Decades.logarithm(range.lower)
        let upper = Decades.logarithm(range.upper)
        let span = upper - lower
        guard span > 0 else { return [range.lower / 2, range.lower * 2] }
        let quartiles = [25, 75].map { sample.percentile(Percentile($0), by: .linear) }
        let interquartileRange = quartiles[0] > 0 ? Decades.logarithm(quartiles[1] / quartiles[0]) : 0
        let automatic = BinWidth.automatic(
            count: sample.count, interquartileRange: interquartileRange, span: span)
        let finest = Decades.logarithm(1 + (sample.resolution ?? 0) / range.lower)
        let width = BinWidth.rounded(automatic, span: span)
        let coarse = width < finest ? BinWidth.multiple(of: width, atLeast: min(finest, span)) : width
        return multiples(of: coarse, from: lower, to: upper).map(Decades.power)
    }

    /// The multiples of a width from the last one not above `lower` to the first not below `upper`.
    private static func multiples(of width: Double, from lower: Double, to upper: Double) -> [Double] {
        // 0.3 ÷ 0.1 is 2.9999999999999996: what is that near to whole is whole.
        func whole(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
            let nearest = value.rounded()
            return abs(value - nearest) < 1e-9 * max(abs(value), 1) ? nearest : value.rounded(rule)
        }
        let first = whole(lower / width, .down)
        let bins = max(Int(whole(upper / width, .up) - first), 1)
        var edges = (0...bins).map { (first + Double($0)) * width }
        edges[0] = min(edges[0], lower)
        edges[bins] = max(edges[bins], upper)
        return edges
    }
}

/// How wide the bins of a histogram are.
enum BinWidth {
    /// How many bins there should be.
    static let bins = 12.0...120.0
    private static let mantissas = [1, 2, 2.5, 5]

    /// The finer of Sturges' and Freedman and Diaconis' widths; Sturges' where the quartiles are equal.
    ///
    /// Source: numpy's `histogram_bin_edges(bins="auto")`.
    static func automatic(count: Int, interquartileRange: Double, span: Double) -> Double {
        let sturges = span / (Decades.logarithm(Double(count)) / Decades.logarithm(2) + 1)
        let freedmanDiaconis = 2 * interquartileRange / cubeRoot(Double(count))
        return freedmanDiaconis > 0 ? min(sturges, freedmanDiaconis) : sturges
    }

    /// The nearest of 1, 2, 2.5 and 5 times a power of ten that makes between 12 and 120 bins.
    static func rounded(_ width: Double, span: Double) -> Double {
        guard width > 0, width.isFinite, span > 0 else { return span }
        let first = Decades.exponent(below: width) * mantissas.count
        var step =
            (first...first + mantissas.count).min {
                distance(value($0), width) < distance(value($1), width)
            } ?? first
        while span / value(step) > bins.upperBound { step += 1 }
        while span / value(step) < bins.lowerBound { step -= 1 }
        return value(step)
    }

    /// The smallest of 1, 2, 5, 10, 20 … times the resolution that is not below a width.
    static func multiple(of resolution: Double, atLeast width: Double) -> Double {
        var power = 1.0
        while true {
            for mantissa in [1.0, 2, 5] where resolution * mantissa * power >= width * (1 - 1e-9) {
                return resolution * mantissa * power
            }
            power *= 10
        }
    }

    /// A bin for values that are all the same.
    static func forSingleValue(_ value: Double) -> Double {
        if value == value.rounded(), abs(value) < 1_000 { return 1 }
        let tenth = abs(value) / 10
        return Decades.power(Decades.exponent(below: tenth))
    }

    private static func value(_ step: Int) -> Double {
        let count = mantissas.count
        let index = ((step % count) + count) % count
        return mantissas[index] * Decades.power((step - index) / count)
    }

    private static func distance(_ candidate: Double, _ width: Double) -> Double {
        candidate > width ? candidate / width : width / candidate
    }

    private static func cubeRoot(_ value: Double) -> Double { Decades.power(Decades.logarithm(value) / 3) }
}
