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
