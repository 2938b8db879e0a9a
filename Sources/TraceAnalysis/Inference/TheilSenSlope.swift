/// How steeply one value grows with another, whatever a minority of points does: the median slope of pairs.
///
/// Sources: Theil, "A rank-invariant method of linear and polynomial regression analysis" (1950); Sen, "Estimates
/// of the regression coefficient based on Kendall's tau" (1968).
enum TheilSenSlope {
    /// Up to so many pairs all are taken: those of 512 points.
    static let pairLimit = 512 * 511 / 2

    /// The median slope of all pairs whose x differ; of more than 512 points, of 130,816 pairs drawn with a fixed
    /// seed.
    ///
    /// Drawn pairs of all points tell more than all pairs of some points: beside the error that the points
    /// themselves leave, which is about σ ÷ (spread of x × √n), theirs is 0.4 % of σ ÷ spread of x. About three
    /// milliseconds from 512 points on. Memory: 2 MB.
    ///
    /// - Parameters:
    ///   - x: What the values are thought to depend on.
    ///   - y: As many values.
    ///   - seed: Other seeds draw other pairs.
    /// - Returns: nil where there are not as many of one as of the other, where one is not finite, or where no two
    ///   x differ.
    static func slope(x: [Double], y: [Double], seed: UInt64 = 1) -> Double? {
        guard x.count == y.count, x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return nil }
        let count = x.count
        var slopes: [Double] = []
        func add(_ one: Int, _ other: Int) {
            let run = x[other] - x[one]
            if run != 0 { slopes.append((y[other] - y[one]) / run) }
        }
        if count <= 512 {
            slopes.reserveCapacity(count * max(count - 1, 0) / 2)
            for other in 0..<count { for one in 0..<other { add(one, other) } }
        } else {
            slopes.reserveCapacity(pairLimit)
            var random = SeededGenerator(seed: seed, purpose: "Theil-Sen")
            for _ in 0..<pairLimit {
                let one = random.index(below: count)
                let other = random.index(below: count - 1)
                add(one, other < one ? other : other + 1)
            }
        }
        return slopes.allSatisfy(\.isFinite) ? Median.of(slopes) : nil
    }

    /// Whether there is enough of a difference in x for a slope to mean something: at least ten different values, or
    /// p10 and p90 at least a fifth of the median apart.
    ///
    /// Of 98 answers of 40 tokens and two of 41 a slope would be that of two answers. O(n).
    static func isMeant(for x: [Double]) -> Bool {
        var different: Set<Double> = []
        for value in x where different.count < 10 { different.insert(value) }
        if different.count >= 10 { return true }
        let sorted = Median.sorted(x)
        guard let low = Median.quantile(0.1, ofSorted: sorted),
            let high = Median.quantile(0.9, ofSorted: sorted), let middle = Median.ofSorted(sorted)
        else { return false }
        return high > low && high - low >= 0.2 * middle
    }
}
