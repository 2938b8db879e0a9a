import CLibrary

/// Powers of ten and their logarithms, for bins, scales and ticks.
public enum Decades {
    /// The decimal logarithm of a positive number; not a number for a negative one.
    public static func logarithm(_ value: Double) -> Double { log10(value) }

    /// Ten to any power.
    public static func power(_ exponent: Double) -> Double {
        exponent == exponent.rounded() && abs(exponent) <= 300 ? power(Int(exponent)) : pow(10, exponent)
    }

    /// Ten to a whole power, exact as far as a Double can hold it (up to 10²²) and its inverse beyond 0.
    public static func power(_ exponent: Int) -> Double {
        let magnitude = (0..<abs(exponent)).reduce(1.0) { value, _ in value * 10 }
        return exponent < 0 ? 1 / magnitude : magnitude
    }

    /// The largest whole exponent whose power is not above a positive number.
    public static func exponent(below value: Double) -> Int {
        var exponent = Int(logarithm(value).rounded(.down))
        // The logarithm of 1000 may come out as 2.9999999999999996.
        if power(exponent + 1) <= value { exponent += 1 }
        if power(exponent) > value { exponent -= 1 }
        return exponent
    }
}
