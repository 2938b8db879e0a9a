/// Whether something is more common in one group than in the other: the exact test of a table of two by two.
///
/// Of all tables with the same sums of rows and columns, how probable are those at least as uneven? Where a sum is
/// 0 there is only one table, and every probability is 1.
///
/// Sources: Fisher, "The logic of inductive inference" (1935); probabilities by Loader, "Fast and accurate
/// computation of binomial probabilities" (2000), so that counts of millions neither overflow nor lose digits.
struct FisherExactTest: Sendable, Equatable {
    /// The number of those of the first group that have it.
    let hits: Int
    /// The size of the first group.
    private let group: Int
    /// The size of the second group.
    private let others: Int
    /// The number of those of both groups that have it.
    private let allHits: Int

    /// - Returns: nil where a number is negative, where more have it than there are, where nobody is there at all
    ///   or where there are more than 2⁵².
    init?(_ hits: Int, of group: Int, against otherHits: Int, of others: Int) {
        guard hits >= 0, otherHits >= 0, hits <= group, otherHits <= others, max(group, others) <= 1 << 51,
            group + others > 0
        else { return nil }
        self.hits = hits
        self.group = group
        self.others = others
        allHits = hits + otherHits
    }

    /// The probability of as many in the first group or more: small where it is more common there.
    ///
    /// O(√n), as all of these.
    var greater: Double { hits > mode ? tail(from: hits, up: true) : 1 - tail(from: hits - 1, up: false) }

    /// The probability of as many in the first group or fewer: small where it is less common there.
    var less: Double { hits < mode ? tail(from: hits, up: false) : 1 - tail(from: hits + 1, up: true) }

    /// The probability of a table that is no more probable than this one, as R and SciPy define it: small where it
    /// is more or less common in the first group.
    var twoSided: Double {
        guard hits != mode else { return 1 }
        // Equal ones differ by rounding.
        let limit = logProbability(hits) + 1e-7
        let isAbove = hits > mode
        // Probabilities rise towards the mode: the last from the other end that is not above the limit.
        var (inside, outside) = isAbove ? (mode, fewest - 1) : (mode, most + 1)
        if logProbability(mode) <= limit { return 1 }
        while abs(inside - outside) > 1 {
            let middle = outside + (inside - outside) / 2
            if logProbability(middle) <= limit { outside = middle } else { inside = middle }
        }
        return min(1, tail(from: hits, up: isAbove) + tail(from: outside, up: !isAbove))
    }

    /// The fewest that the first group can have.
    private var fewest: Int { max(0, allHits - others) }

    /// The most that the first group can have.
    private var most: Int { min(group, allHits) }

    /// The most probable number.
    private var mode: Int {
        let place = Double(group + 1) / Double(group + others + 2) * Double(allHits + 1)
        return min(max(Int(place), fewest), most)
    }

    /// The sum of probabilities from a number on the far side of the mode outwards.
    private func tail(from start: Int, up: Bool) -> Double {
        guard start >= fewest, start <= most else { return 0 }
        var term = 1.0
        var sum = 1.0
        var count = start
        while up ? count < most : count > fewest, term > sum * 1e-17 {
            // p(k + 1) ÷ p(k), of the lower of the two.
            let k = Double(up ? count : count - 1)
            let ratio =
                (Double(group) - k) / (k + 1) * (Double(allHits) - k) / (Double(others - allHits) + k + 1)
            term *= up ? ratio : 1 / ratio
            sum += term
            count += up ? 1 : -1
        }
        return min(1, sum * SpecialFunctions.exp(logProbability(start)))
    }

    /// The hypergeometric probability, made of three binomial ones of the share that all have.
    private func logProbability(_ count: Int) -> Double {
        guard most > fewest else { return 0 }
        return logBinomial(count, of: group) + logBinomial(allHits - count, of: others)
            - logBinomial(allHits, of: group + others)
    }

    /// The logarithm of the binomial probability of so many of a number, each with the share that all have.
    private func logBinomial(_ count: Int, of size: Int) -> Double {
        let share = Double(allHits) / Double(group + others)
        guard let beta = BetaDistribution(Double(count) + 1, Double(size - count) + 1) else { return 0 }
        return beta.logPower(share) - SpecialFunctions.log(Double(size) + 1)
            - SpecialFunctions.log(share * (1 - share))
    }
}
