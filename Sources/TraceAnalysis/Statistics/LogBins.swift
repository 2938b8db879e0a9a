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
