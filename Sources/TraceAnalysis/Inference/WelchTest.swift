/// A positive figure that several runs gave, as the normal distribution of its logarithms.
struct LogMoments: Sendable, Equatable {
    /// The number of runs; at least two.
    let count: Int
    /// The mean of the natural logarithms.
    let mean: Double
    /// Their variance, divided by n − 1.
    let variance: Double

    /// O(n).
    ///
    /// - Returns: nil where there are fewer than two figures, or where one is not positive and finite.
    init?(_ figures: [Double]) {
        guard figures.count > 1, figures.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        let logarithms = figures.map(SpecialFunctions.log)
        count = figures.count
        let mean = logarithms.reduce(0, +) / Double(count)
        self.mean = mean
        variance = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    }

    /// The mean on the log scale as a figure.
    var geometricMean: Double { SpecialFunctions.exp(mean) }

    /// Where the next run's figure lies with this confidence (0.99 for 99 %); nil unless that lies between 0 and 1.
    ///
    /// Where all figures are equal, that is this one figure.
    func predictionInterval(confidence: Double) -> ClosedRange<Double>? {
        guard confidence > 0, confidence < 1, let student = StudentDistribution(degrees: Double(count - 1)),
            let factor = student.quantile((1 + confidence) / 2)
        else { return nil }
        let reach = factor * (variance * (1 + 1 / Double(count))).squareRoot()
        return SpecialFunctions.exp(mean - reach)...SpecialFunctions.exp(mean + reach)
    }
}

/// By what factor a figure differs between two sides of several runs each: Welch's t test of the logarithms.
///
/// The run is the unit, so what differs from start to start of a server is in the interval, and the spreads of the
/// two sides may differ.
///
/// Source: Welch, "The generalization of 'Student's' problem when several different population variances are
/// involved" (1947).
struct WelchTest: Sendable, Equatable {
    /// The logarithm of the candidate's geometric mean over the baseline's.
    let logRatio: Double
    /// Its standard error.
    let standardError: Double
    /// Welch's degrees of freedom, with those of both sides at most.
    let degrees: Double

    /// - Returns: nil where both sides have no spread at all: nothing says how far runs differ.
    init?(from baseline: LogMoments, to candidate: LogMoments) {
        let parts = [baseline, candidate].map { $0.variance / Double($0.count) }
        let sum = parts[0] + parts[1]
        guard sum > 0 else { return nil }
        logRatio = candidate.mean - baseline.mean
        standardError = sum.squareRoot()
        // Shares of the sum, as squares of it may be too small.
        let shares = parts.map { $0 / sum }
        degrees =
            1
            / (shares[0] * shares[0] / Double(baseline.count - 1)
                + shares[1] * shares[1] / Double(candidate.count - 1))
    }

    /// The candidate's geometric mean over the baseline's.
    var ratio: Double { SpecialFunctions.exp(logRatio) }

    /// How probable a difference at least as large is, were there none.
    var pValue: Double { StudentDistribution(degrees: degrees)?.twoSidedTail(logRatio / standardError) ?? 1 }

    /// Where the true ratio lies with this confidence (0.95 for 95 %); nil unless that lies between 0 and 1.
    func interval(confidence: Double) -> ClosedRange<Double>? {
        guard confidence > 0, confidence < 1,
            let factor = StudentDistribution(degrees: degrees)?.quantile((1 + confidence) / 2)
        else { return nil }
        let reach = factor * standardError
        return SpecialFunctions.exp(logRatio - reach)...SpecialFunctions.exp(logRatio + reach)
    }
}
