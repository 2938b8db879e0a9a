/// The standard normal distribution.
enum NormalDistribution {
    /// How many standard errors a 95 % interval reaches to either side.
    static let reach = 1.959963984540054

    /// The probability of a value at least as far from 0, on either side.
    static func twoSidedTail(_ distance: Double) -> Double {
        SpecialFunctions.erfc(abs(distance) / 2.0.squareRoot())
    }

    /// The probability of a value up to `value`, exact in the lower tail too.
    static func cumulative(_ value: Double) -> Double {
        SpecialFunctions.erfc(-value / 2.0.squareRoot()) / 2
    }

    /// The density at `value`.
    static func density(_ value: Double) -> Double {
        SpecialFunctions.exp(-value * value / 2) / (2 * Double.pi).squareRoot()
    }

    /// The value up to which a probability lies: −∞ for 0, ∞ for 1; nil for what is no probability.
    ///
    /// Newton's method on the logarithm of the tail: that is concave, and the first guess, Chernoff's bound, lies
    /// below the root, so every step goes up to it and none beyond. About six steps.
    static func quantile(_ probability: Double) -> Double? {
        guard probability >= 0, probability <= 1 else { return nil }
        guard probability <= 0.5 else { return quantile(1 - probability).map { -$0 } }
        guard probability > 0 else { return -.infinity }
        let target = SpecialFunctions.log(probability)
        // Below −38.4 the tail is no longer a number.
        var value = max(-max(-2 * (target + SpecialFunctions.log(2)), 0).squareRoot(), -38.4)
        for _ in 0..<50 {
            let tail = cumulative(value)
            let step = (target - SpecialFunctions.log(tail)) * tail / density(value)
            value += step
            if abs(step) <= 1e-15 * max(1, abs(value)) { break }
        }
        return value
    }
}
