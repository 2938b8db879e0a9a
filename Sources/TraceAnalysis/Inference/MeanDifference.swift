/// The mean of a few independent values, and how much they differ.
struct SampleMean: Sendable, Equatable {
    /// How many values there are; at least two.
    let count: Int
    /// Their mean.
    let value: Double
    /// Their variance, divided by n − 1.
    let variance: Double

    /// O(n).
    ///
    /// - Returns: nil for fewer than two values.
    init?(_ values: [Double]) {
        guard values.count > 1 else { return nil }
        count = values.count
        let mean = values.reduce(0, +) / Double(count)
        value = mean
        variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    }

    /// The standard error of the mean.
    var standardError: Double { (variance / Double(count)).squareRoot() }
    /// How many values less one.
    var degrees: Double { Double(count - 1) }
}

/// The difference of two such means, the spreads of which may differ, as far as Student's t trusts it.
///
/// Source: Welch, "The generalization of 'Student's' problem when several different population variances are
/// involved" (1947).
struct MeanDifference: Sendable, Equatable {
    /// Second less first.
    let value: Double
    /// Its standard error; 0 where neither side has any spread.
    let standardError: Double
    /// Welch's degrees of freedom, with those of both sides at most; 1 where neither side has any spread.
    let degrees: Double

    init(from first: SampleMean, to second: SampleMean) {
        value = second.value - first.value
        let parts = [first, second].map { $0.variance / Double($0.count) }
        let sum = parts[0] + parts[1]
        standardError = sum.squareRoot()
        // Shares of the sum, as squares of it may be too small.
        let shares = parts.map { sum > 0 ? $0 / sum : 0 }
        let spread = shares[0] * shares[0] / first.degrees + shares[1] * shares[1] / second.degrees
        degrees = spread > 0 ? 1 / spread : 1
    }

    /// How far the ends of the 95 % interval lie from the difference.
    var reach: Double {
        (StudentDistribution(degrees: degrees)?.quantile(0.975) ?? NormalDistribution.reach) * standardError
    }

    /// How probable a difference at least as large as one is, were there none.
    func pValue(of difference: Double) -> Double {
        guard standardError > 0 else { return difference == 0 ? 1 : 0 }
        return StudentDistribution(degrees: degrees)?.twoSidedTail(difference / standardError) ?? 1
    }
}
