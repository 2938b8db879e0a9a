/// How far the runs of a baseline lie apart, and what would tell a value from its limit all the same: longer runs, or
/// more of them.
///
/// Source of the two levels: Kalibera and Jones, "Rigorous benchmarking in reasonable time" (2013).
struct BaselineSpread: Sendable, Equatable {
    /// How many runs there are.
    let count: Int
    /// The variance of their figures, with the factor of the limit.
    private let variance: Double
    /// How much of it chance within the runs makes, which more requests take away.
    private let varianceWithin: Double
    /// The width of one run's bounds by chance within it: of the value, and of the mean of the baseline.
    private let within: (own: Double, mean: Double)
    private let confidence: Double

    /// How many runs of a baseline are worth a word.
    private static let mostRuns = 100
    /// How many times the requests are worth a word.
    private static let mostTimes = 1e6

    /// - Parameters:
    ///   - figures: Those of the baseline.
    ///   - factor: What they are multiplied with.
    ///   - within: How far chance within a run reaches: of the value, and of the mean of the figures with the factor.
    /// - Returns: nil where there are too few runs to know how far they lie apart.
    init?(
        _ figures: [UncertainFigure], factor: Double, within: (own: Double, mean: Double), confidence: Double
    ) {
        guard figures.count >= RepeatedFigures.fewestOfTheirOwn,
            let reach = NormalDistribution.quantile(confidence), reach > 0
        else { return nil }
        count = figures.count
        let mean = figures.reduce(0) { $0 + $1.value } / Double(count)
        let squares = figures.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
        variance = factor * factor * squares / Double(count - 1)
        let errors = figures.map { factor * ($0.high - $0.low) / (2 * reach) }
        varianceWithin = min(variance, errors.reduce(0) { $0 + $1 * $1 } / Double(count))
        self.within = within
        self.confidence = confidence
    }

    static func == (left: BaselineSpread, right: BaselineSpread) -> Bool {
        left.count == right.count && left.variance == right.variance
            && left.varianceWithin == right.varianceWithin && left.within == right.within
            && left.confidence == right.confidence
    }

    /// How far a value and the mean of the baseline may lie apart by chance alone, one-sided.
    ///
    /// The value is of one run, so it may lie as far off as one of the baseline.
    ///
    /// - Parameters:
    ///   - times: How many times the requests each run has; infinite leaves what lies between runs.
    ///   - runs: How many runs the baseline is.
    private func bound(times: Double, runs: Int) -> Double? {
        guard let factor = StudentDistribution(degrees: Double(runs - 1))?.quantile(confidence) else {
            return nil
        }
        let apart = factor * (variance - varianceWithin + varianceWithin / times).squareRoot()
        let root = times.squareRoot()
        let own = max(within.own / root, apart)
        let share = (Double(count) / Double(runs)).squareRoot()
        let mean = max(within.mean * share / root, apart / Double(runs).squareRoot())
        return (own * own + mean * mean).squareRoot()
    }

    /// How far the value and the mean of these runs may lie apart by chance alone, one-sided.
    var reach: Double { bound(times: 1, runs: count) ?? .infinity }

    /// How many times the requests would tell a value from a limit that lies so far off; nil where no number would.
    func neededTimes(_ distance: Double) -> Double? {
        func tells(_ times: Double) -> Bool {
            bound(times: times, runs: count).map { $0 <= distance } ?? false
        }
        guard tells(Self.mostTimes) else { return nil }
        var (low, high) = (1.0, Self.mostTimes)
        // Ratios are halved: 50 times leave a billionth.
        for _ in 0..<50 {
            let middle = (low * high).squareRoot()
            if tells(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// How many runs of the baseline would tell it, were they to lie as far apart; nil where no number would.
    func neededRuns(_ distance: Double) -> Int? {
        (count + 1...max(count + 1, Self.mostRuns)).first { runs in
            bound(times: 1, runs: runs).map { $0 <= distance } ?? false
        }
    }
}
