import TraceAnalysis

/// Random numbers that are the same on every run. (Steele, Lea and Flood 2014.)
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from a normal distribution.
    mutating func normal() -> Double {
        let first = Double.random(in: 1e-12..<1, using: &self)
        let second = Double.random(in: 0..<1, using: &self)
        return sqrt(-2 * log(first)) * cos(2 * .pi * second)
    }

    /// A number whose logarithm is normally distributed.
    mutating func logNormal(median: Double, spread: Double) -> Double { median * exp(spread * normal()) }
}
