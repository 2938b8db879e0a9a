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

/// Bins for whole numbers whose width grows with the number, as HdrHistogram's do.
///
/// Numbers below twice `perOctave` have a bin each; above, every doubling is cut into `perOctave` bins, so a
/// bin is at most 1/`perOctave` of its numbers wide.
struct LogBins: Sendable {
    /// How many bins a doubling has; a power of two.
    let perOctave: Int
    private let shift: Int

    /// - Parameter perOctave: How many bins a doubling has; rounded up to a power of two.
    init(perOctave: Int) {
        var bits = 0
        while 1 << bits < perOctave { bits += 1 }
        shift = bits
        self.perOctave = 1 << bits
    }

    /// The bin of a number.
    ///
    /// O(1).
    @inline(__always)
    func bin(of value: UInt64) -> Int {
        let exponent = 63 - (value | 1).leadingZeroBitCount
        guard exponent > shift else { return Int(value) }
        let octave = exponent - shift
        return octave << shift + Int(value >> UInt64(octave))
    }

    /// The smallest and the largest number of a bin.
    func bounds(of bin: Int) -> ClosedRange<UInt64> {
        guard bin >= 2 << shift else { return UInt64(bin)...UInt64(bin) }
        let octave = bin >> shift - 1
        let first = UInt64(bin - octave << shift) << UInt64(octave)
        return first...(first + (1 << UInt64(octave)) - 1)
    }

    /// The middle of a bin.
    func middle(of bin: Int) -> Double {
        let bounds = bounds(of: bin)
        return Double(bounds.lowerBound) / 2 + Double(bounds.upperBound) / 2
    }
}
