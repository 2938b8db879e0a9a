/// Whether values grow from group to group, by their ranks alone: Jonckheere and Terpstra's test, which for two
/// groups is Mann and Whitney's.
///
/// Every pair of values from different groups votes for the later group where its value is greater, by half where
/// both are equal. `z` is what the votes differ by from their mean, in standard deviations under permutation, ties
/// counted in and without a correction for continuity; it is normal as long as no group decides alone: from some
/// five values in each of two groups on, and with fewer it errs in the far tails.
///
/// Sources: Mann and Whitney, "On a test of whether one of two random variables is stochastically larger than the
/// other" (1947); Jonckheere, "A distribution-free k-sample test against ordered alternatives" (1954); with ties,
/// Hollander, Wolfe and Chicken, "Nonparametric statistical methods" (2014), 6.2.
struct RankTrendTest: Sendable, Equatable {
    /// The share of pairs in which the later group has the greater value: 0.5 without a trend.
    let superiority: Double
    /// Above 0 where values grow, below where they fall.
    let z: Double

    /// Two groups; `z` is above 0 where the second has the greater values.
    ///
    /// O(n log n). nil as for more groups.
    init?(_ first: [Double], _ second: [Double]) { self.init(groups: [first, second]) }

    /// Groups in the order in which values are thought to grow; empty ones don't count.
    ///
    /// O(n log n + n × groups).
    ///
    /// - Returns: nil where fewer than two groups have values, where all values are equal and where one is not
    ///   finite.
    init?(groups: [[Double]]) {
        let groups = groups.filter { !$0.isEmpty }
        guard groups.count > 1, groups.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return nil }
        var pooled: [Double] = []
        var votes = 0.0
        var pairs = 0.0
        for group in groups {
            let sorted = RadixSort.sorted(group)
            pairs += Double(pooled.count) * Double(sorted.count)
            let merged = Self.merge(pooled, sorted)
            votes += merged.votes
            pooled = merged.values
        }
        let variance = Self.variance(
            sizes: groups.map { Double($0.count) }, ties: Self.ties(in: pooled), count: Double(pooled.count))
        guard variance > 0 else { return nil }
        superiority = votes / pairs
        z = (votes - pairs / 2) / variance.squareRoot()
    }

    /// How probable a `z` at least as far from 0 is without any trend.
    var pValue: Double { NormalDistribution.twoSidedTail(z) }

    /// The values of both in ascending order, and the votes of their pairs.
    private static func merge(_ earlier: [Double], _ later: [Double]) -> (values: [Double], votes: Double) {
        var values: [Double] = []
        values.reserveCapacity(earlier.count + later.count)
        var votes = 0.0
        // How many of the earlier ones are below, and how many not above, the value of the later.
        var below = 0
        var notAbove = 0
        for value in later {
            while below < earlier.count, earlier[below] < value { below += 1 }
            while notAbove < earlier.count, earlier[notAbove] <= value {
                values.append(earlier[notAbove])
                notAbove += 1
            }
            values.append(value)
            votes += Double(below + notAbove) / 2
        }
        values.append(contentsOf: earlier[notAbove...])
        return (values, votes)
    }

    /// How many values are equal, for each that occurs more than once.
    private static func ties(in sorted: [Double]) -> [Double] {
        var ties: [Double] = []
        var start = 0
        for index in 1...sorted.count where index == sorted.count || sorted[index] != sorted[start] {
            if index - start > 1 { ties.append(Double(index - start)) }
            start = index
        }
        return ties
    }

    /// The variance of the votes under permutation.
    private static func variance(sizes: [Double], ties: [Double], count n: Double) -> Double {
        func spread(_ t: Double) -> Double { t * (t - 1) * (2 * t + 5) }
        func pairs(_ t: Double) -> Double { t * (t - 1) }
        func triples(_ t: Double) -> Double { t * (t - 1) * (t - 2) }
        func sum(_ values: [Double], _ term: (Double) -> Double) -> Double {
            values.reduce(0) { $0 + term($1) }
        }
        let main = (spread(n) - sum(sizes, spread) - sum(ties, spread)) / 72
        let two = sum(sizes, pairs) * sum(ties, pairs) / (8 * pairs(n))
        let three = n > 2 ? sum(sizes, triples) * sum(ties, triples) / (36 * triples(n)) : 0
        return main + two + three
    }
}
