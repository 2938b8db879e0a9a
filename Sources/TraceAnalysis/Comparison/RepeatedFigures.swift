/// A positive figure of several runs a side: the run is the unit, so that what differs between two starts of a server
/// is in the interval.
///
/// From three runs a side Welch's test of the logarithms. With fewer on a side its own spread is not known well enough:
/// then both sides share one, of all runs around their side's mean, and it is never taken to be smaller than what the
/// requests within the runs spread by.
///
/// Source of the two levels: Kalibera and Jones, "Rigorous benchmarking in reasonable time" (2013).
struct RepeatedFigures: Sendable, Equatable {
    /// The geometric mean of the baseline's runs.
    let baseline: Double
    /// That of the candidate's.
    let candidate: Double
    /// How far the change can be trusted; nil where both sides are one run, or have no spread at all.
    let estimate: ChangeEstimate?

    /// From how many runs a side on each side knows its own spread.
    static let fewestOfTheirOwn = 3

    /// - Parameters:
    ///   - before: The baseline's figure, run by run.
    ///   - after: The candidate's.
    ///   - varianceWithin: The variance of the figure's logarithm within a run, by side (0, 1) and run.
    /// - Returns: nil where a figure is not positive.
    init?(_ before: [Double], _ after: [Double], varianceWithin: (_ side: Int, _ run: Int) -> Double) {
        let sides = [before, after]
        guard sides.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 > 0 && $0.isFinite } }) else { return nil }
        let logarithms = sides.map { $0.map(SpecialFunctions.log) }
        let means = logarithms.map { $0.reduce(0, +) / Double($0.count) }
        baseline = SpecialFunctions.exp(means[0])
        candidate = SpecialFunctions.exp(means[1])
        let base = baseline
        func estimate(_ logRatio: Double, _ error: Double, _ degrees: Double) -> ChangeEstimate? {
            guard let student = StudentDistribution(degrees: degrees), let factor = student.quantile(0.975)
            else { return nil }
            func change(_ logarithm: Double) -> Double { base * (SpecialFunctions.exp(logarithm) - 1) }
            return ChangeEstimate(
                low: change(logRatio - factor * error), high: change(logRatio + factor * error),
                pValue: student.twoSidedTail(logRatio / error))
        }
        if sides.allSatisfy({ $0.count >= Self.fewestOfTheirOwn }) {
            guard let first = LogMoments(before), let second = LogMoments(after),
                let test = WelchTest(from: first, to: second)
            else {
                self.estimate = nil
                return
            }
            self.estimate = estimate(test.logRatio, test.standardError, test.degrees)
            return
        }
        let degrees = sides.reduce(0) { $0 + $1.count - 1 }
        guard degrees > 0 else {
            self.estimate = nil
            return
        }
        let squares = zip(logarithms, means).reduce(0.0) { total, side in
            side.0.reduce(total) { $0 + ($1 - side.1) * ($1 - side.1) }
        }
        let between = squares / Double(degrees)
        let variance = sides.indices.reduce(0.0) { total, side in
            let runs = sides[side].indices
            let within = runs.reduce(0) { $0 + varianceWithin(side, $1) } / Double(runs.count)
            return total + max(between, within) / Double(runs.count)
        }
        self.estimate =
            variance > 0 ? estimate(means[1] - means[0], variance.squareRoot(), Double(degrees)) : nil
    }
}
