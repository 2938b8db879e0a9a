/// Random numbers that are the same on every machine and in every process.
///
/// SplitMix64 (Steele, Lea, Flood 2014).
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Numbers for one purpose.
    ///
    /// - Parameters:
    ///   - seed: The seed of the whole comparison.
    ///   - purpose: What tells this stream from others of the same seed.
    package init(seed: UInt64, purpose: String = "") {
        var hash = StableHash(seed: seed)
        hash.add(purpose.utf8)
        state = hash.value
    }

    /// The next number.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return state.mixed
    }

    /// A number from 0, included, to 1.
    package mutating func uniform() -> Double { Double(next() &>> 11) * 0x1p-53 }

    /// A whole number from 0 to `count` − 1.
    package mutating func index(below count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// A number of the standard normal distribution.
    ///
    /// Source: Marsaglia's polar method.
    package mutating func normal() -> Double {
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * SpecialFunctions.log(square) / square).squareRoot() }
        }
    }

    /// A number of the gamma distribution of a positive shape, and scale 1.
    ///
    /// Of a shape below 1 it may come out as 0.
    mutating func gamma(_ shape: Double) -> Double {
        shape < 1 ? SpecialFunctions.exp(logSmallGamma(shape)) : largeGamma(shape)
    }

    /// A number of the beta distribution of two positive shapes.
    mutating func beta(_ first: Double, _ second: Double) -> Double {
        guard first < 1 || second < 1 else {
            let share = largeGamma(first)
            return share / (share + largeGamma(second))
        }
        // Both numbers may be too small for anything but their logarithms.
        let logarithm = logGamma(first)
        return 1 / (1 + SpecialFunctions.exp(logGamma(second) - logarithm))
    }

    /// The logarithm of a number of the gamma distribution.
    private mutating func logGamma(_ shape: Double) -> Double {
        shape < 1 ? logSmallGamma(shape) : SpecialFunctions.log(largeGamma(shape))
    }

    /// Of a shape below 1: what Γ(a + 1) × U^(1/a) gives has the shape a.
    ///
    /// Source: Marsaglia and Tsang (2000), 6.
    private mutating func logSmallGamma(_ shape: Double) -> Double {
        let large = SpecialFunctions.log(largeGamma(shape + 1))
        return large + SpecialFunctions.log(1 - uniform()) / shape
    }

    /// Of a shape of at least 1.
    ///
    /// Source: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000).
    private mutating func largeGamma(_ shape: Double) -> Double {
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            let limit = x * x / 2 + d - d * v + d * SpecialFunctions.log(v)
            if SpecialFunctions.log(1 - uniform()) < limit { return d * v }
        }
    }
}
