/// Student's t distribution of any positive number of degrees of freedom, whole or not.
struct StudentDistribution: Sendable, Equatable {
    /// The degrees of freedom.
    let degrees: Double
    /// The distribution of ν ÷ (ν + t²).
    private let share: BetaDistribution

    /// - Returns: nil unless the degrees of freedom are positive and finite.
    init?(degrees: Double) {
        guard let share = BetaDistribution(degrees / 2, 0.5) else { return nil }
        self.degrees = degrees
        self.share = share
    }

    /// The probability of a value at least as far from 0, on either side.
    ///
    /// O(√degrees), as all of these.
    func twoSidedTail(_ distance: Double) -> Double {
        guard distance != 0 else { return 1 }
        // The logarithm of ν ÷ t², whose square may be too large.
        return share.cumulative(
            logOdds: SpecialFunctions.log(degrees) - 2 * SpecialFunctions.log(abs(distance)))
    }

    /// The probability of a value up to `value`, exact in the lower tail too.
    func cumulative(_ value: Double) -> Double {
        let tail = twoSidedTail(value) / 2
        return value > 0 ? 1 - tail : tail
    }

    /// The value up to which a probability lies: −∞ for 0, ∞ for 1; nil for what is no probability.
    func quantile(_ probability: Double) -> Double? {
        guard probability >= 0, probability <= 1 else { return nil }
        guard probability <= 0.5 else { return quantile(1 - probability).map { -$0 } }
        return share.logOddsQuantile(2 * probability).map {
            -(degrees * SpecialFunctions.exp(-$0)).squareRoot()
        }
    }
}
