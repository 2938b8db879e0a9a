/// A positive figure that several runs gave, as the normal distribution of its logarithms.
struct LogMoments: Sendable, Equatable {
    /// The natural logarithms.
    let logarithms: SampleMean

    /// O(n).
    ///
    /// - Returns: nil where there are fewer than two figures, or where one is not positive and finite.
    init?(_ figures: [Double]) {
        guard figures.allSatisfy({ $0 > 0 && $0.isFinite }),
            let logarithms = SampleMean(figures.map(SpecialFunctions.log))
        else { return nil }
        self.logarithms = logarithms
    }

    /// The number of runs; at least two.
    var count: Int { logarithms.count }
    /// The mean of the natural logarithms.
    var mean: Double { logarithms.value }
    /// Their variance, divided by n − 1.
    var variance: Double { logarithms.variance }

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
    /// The difference of the logarithms.
    private let difference: MeanDifference

    /// - Returns: nil where both sides have no spread at all: nothing says how far runs differ.
    init?(from baseline: LogMoments, to candidate: LogMoments) {
        difference = MeanDifference(from: baseline.logarithms, to: candidate.logarithms)
        guard difference.standardError > 0 else { return nil }
    }

    /// The logarithm of the candidate's geometric mean over the baseline's.
    var logRatio: Double { difference.value }
    /// Its standard error.
    var standardError: Double { difference.standardError }
    /// Welch's degrees of freedom, with those of both sides at most.
    var degrees: Double { difference.degrees }

    /// The candidate's geometric mean over the baseline's.
    var ratio: Double { SpecialFunctions.exp(logRatio) }

    /// How probable a difference at least as large is, were there none.
    var pValue: Double { difference.pValue(of: logRatio) }

    /// Where the true ratio lies with this confidence (0.95 for 95 %); nil unless that lies between 0 and 1.
    func interval(confidence: Double) -> ClosedRange<Double>? {
        guard confidence > 0, confidence < 1,
            let factor = StudentDistribution(degrees: degrees)?.quantile((1 + confidence) / 2)
        else { return nil }
        let reach = factor * standardError
        return SpecialFunctions.exp(logRatio - reach)...SpecialFunctions.exp(logRatio + reach)
    }
}
