/// The beta distribution, of any two positive shapes.
///
/// Its cumulative probability is the regularised incomplete beta function, from which come the bounds of shares,
/// Student's t and the probabilities of counts.
struct BetaDistribution: Sendable, Equatable {
    /// What pulls towards 1.
    let first: Double
    /// What pulls towards 0.
    let second: Double

    /// - Returns: nil unless both shapes are positive and finite.
    init?(_ first: Double, _ second: Double) {
        guard first > 0, second > 0, first.isFinite, second.isFinite else { return nil }
        self.first = first
        self.second = second
    }

    private init(mirrored other: BetaDistribution) {
        first = other.second
        second = other.first
    }

    /// The probability of a value up to `value`; 0 below 0, 1 above 1.
    ///
    /// Relative error about 1e-13. O(√ of the larger shape).
    func cumulative(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        guard value < 1 else { return 1 }
        return cumulative(at: Place(value))
    }

    /// The probability of a value whose odds, x ÷ (1 − x), have at most this logarithm.
    func cumulative(logOdds: Double) -> Double { cumulative(at: Place(logOdds: logOdds)) }

    /// The value up to which a probability lies; nil for what is no probability.
    ///
    /// About eight times the cost of the cumulative probability.
    func quantile(_ probability: Double) -> Double? {
        logOddsQuantile(probability).map { Place(logOdds: $0).value }
    }

    /// The logarithm of the odds of the value up to which a probability lies; nil for what is no probability.
    ///
    /// It keeps its digits where the value is next to 0 or 1. Newton's method on the logarithm of the smaller tail
    /// over the log odds: that is concave for all shapes, so from the first step on each one goes up to the root
    /// and none beyond.
    func logOddsQuantile(_ probability: Double) -> Double? {
        guard probability >= 0, probability <= 1 else { return nil }
        guard probability <= 0.5 else {
            return BetaDistribution(mirrored: self).logOddsQuantile(1 - probability).map { -$0 }
        }
        guard probability > 0 else { return -.infinity }
        let target = SpecialFunctions.log(probability)
        var logOdds = SpecialFunctions.log(first) - SpecialFunctions.log(second)
        for _ in 0..<100 {
            let place = Place(logOdds: logOdds)
            let logTail = logCumulative(at: place)
            let step = (target - logTail) * SpecialFunctions.exp(logTail - logPower(at: place))
            logOdds += step
            if abs(step) <= 1e-15 * max(1, abs(logOdds)) { break }
        }
        return logOdds
    }

    /// The logarithm of x^first (1 − x)^second ÷ B(first, second): the density over the log odds.
    ///
    /// Made of deviances (Loader 2000), so that it keeps its digits at shapes of millions.
    func logPower(_ value: Double) -> Double { logPower(at: Place(value)) }

    private func logPower(at place: Place) -> Double {
        let all = first + second
        return first * Self.deviance(place.value, place.logValue, from: first / all)
            + second * Self.deviance(place.rest, place.logRest, from: second / all)
            + 0.5 * SpecialFunctions.log(first / all * second / (2 * .pi))
            + SpecialFunctions.stirlingError(all) - SpecialFunctions.stirlingError(first)
            - SpecialFunctions.stirlingError(second)
    }

    /// ln(x ÷ m) − (x ÷ m − 1).
    private static func deviance(_ value: Double, _ logValue: Double, from mean: Double) -> Double {
        let excess = (value - mean) / mean
        guard excess > -0.4, excess < 0.6 else { return logValue - SpecialFunctions.log(mean) - excess }
        return SpecialFunctions.log1pMinusSelf(excess)
    }

    private func cumulative(at place: Place) -> Double { SpecialFunctions.exp(logCumulative(at: place)) }

    private func logCumulative(at place: Place) -> Double {
        let power = logPower(at: place)
        if place.value < (first + 1) / (first + second + 2) {
            return power + SpecialFunctions.log(fraction(place.value) / first)
        }
        let mirrored = BetaDistribution(mirrored: self)
        let rest = SpecialFunctions.exp(power) * mirrored.fraction(place.rest) / second
        return SpecialFunctions.log1p(-min(rest, 1))
    }

    /// The continued fraction of the incomplete beta function, by Lentz's method.
    ///
    /// Source: DLMF 8.17.22; Press et al., "Numerical Recipes" (2007), 6.4.
    private func fraction(_ x: Double) -> Double {
        func kept(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
        let all = first + second
        var numerator = 1.0
        var denominator = 1 / kept(1 - all * x / (first + 1))
        var result = denominator
        for step in 1...1_000_000 {
            let m = Double(step)
            let even = m * (second - m) * x / ((first + 2 * m - 1) * (first + 2 * m))
            denominator = 1 / kept(1 + even * denominator)
            numerator = kept(1 + even / numerator)
            result *= denominator * numerator
            let odd = -(first + m) * (all + m) * x / ((first + 2 * m) * (first + 2 * m + 1))
            denominator = 1 / kept(1 + odd * denominator)
            numerator = kept(1 + odd / numerator)
            let factor = denominator * numerator
            result *= factor
            if abs(factor - 1) < 1e-15 { break }
        }
        return result
    }

    /// A value between 0 and 1 with what it lacks to 1, and the logarithms of both.
    private struct Place {
        let value: Double
        let rest: Double
        let logValue: Double
        let logRest: Double

        init(_ value: Double) {
            self.value = value
            rest = 1 - value
            logValue = SpecialFunctions.log(value)
            logRest = SpecialFunctions.log1p(-value)
        }

        init(logOdds: Double) {
            // ln(1 + e^−|t|): e^|t| itself may be too large.
            let small = SpecialFunctions.exp(-abs(logOdds))
            let logWhole = SpecialFunctions.log1p(small)
            let (less, more) = (small / (1 + small), 1 / (1 + small))
            let (logLess, logMore) = (-abs(logOdds) - logWhole, -logWhole)
            let isLow = logOdds < 0
            (value, rest) = isLow ? (less, more) : (more, less)
            (logValue, logRest) = isLow ? (logLess, logMore) : (logMore, logLess)
        }
    }
}
