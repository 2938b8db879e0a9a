/// How far the change of a figure can be trusted.
public struct ChangeEstimate: Sendable, Equatable {
    /// Where the 95 % interval of the change begins.
    public let low: Double
    /// Where it ends.
    public let high: Double
    /// How likely a change at least this large is, were there none.
    let pValue: Double
}

extension ChangeEstimate {
    /// The estimate from changes that were found in resampled runs.
    ///
    /// The interval lies between the 2.5th and the 97.5th percentile of the changes. O(n log n).
    init(resampled changes: [Double]) {
        let sorted = RadixSort.sorted(changes)
        let count = sorted.count
        let cut = count / 40
        low = sorted[cut]
        high = sorted[count - 1 - cut]
        let notAbove = sorted.count { $0 <= 0 }
        let notBelow = sorted.count { $0 >= 0 }
        pValue = min(1, 2 * Double(min(notAbove, notBelow) + 1) / Double(count + 1))
    }

    /// The estimate from what the two figures become in resampled runs, where both were resampled, else from their
    /// intervals.
    init(from baseline: FigureEvidence, to candidate: FigureEvidence) {
        if let before = baseline.draws, let after = candidate.draws {
            self.init(resampled: Swift.zip(before, after).map { $1 - $0 })
        } else {
            self.init(from: baseline.interval, to: candidate.interval)
        }
    }

    /// The estimate of the change of a rate by stretches of the steady part of both runs.
    ///
    /// Both changes, that of the whole runs and that of their steady parts, have to be more than chance.
    init(change: Double, steady: MeanDifference) {
        low = change - steady.reach
        high = change + steady.reach
        let isOneWay = (change > 0) == (steady.value > 0)
        pValue = isOneWay ? max(steady.pValue(of: change), steady.pValue(of: steady.value)) : 1
    }

    /// The smallest change that would have been seen: as far as the ends of the interval lie apart.
    var smallestVisible: Double { high - low }

    /// The estimate from the intervals of the two figures.
    ///
    /// Source: Zou and Donner, "Construction of confidence intervals about effect measures" (2008), known as
    /// MOVER.
    init(from baseline: FigureInterval, to candidate: FigureInterval) {
        let change = candidate.value - baseline.value
        let below = Self.distance(candidate.value - candidate.low, baseline.high - baseline.value)
        let above = Self.distance(candidate.high - candidate.value, baseline.value - baseline.low)
        low = change - below
        high = change + above
        let error = (change > 0 ? below : above) / NormalDistribution.reach
        pValue = error > 0 ? NormalDistribution.twoSidedTail(change / error) : change == 0 ? 1 : 0
    }

    private static func distance(_ first: Double, _ second: Double) -> Double {
        (first * first + second * second).squareRoot()
    }
}

/// A figure of one run with its own 95 % interval.
struct FigureInterval: Sendable, Equatable {
    let value: Double
    let low: Double
    let high: Double
}

extension FigureInterval {
    /// A mean by its standard error.
    init(mean: Double, standardError: Double) {
        value = mean
        low = mean - NormalDistribution.reach * standardError
        high = mean + NormalDistribution.reach * standardError
    }

    /// A percentile by the order statistics around it.
    ///
    /// - Parameters:
    ///   - spread: By what the variance of the rank is larger than for independent values; 1 for those.
    init(_ percentile: Percentile, of sample: Sample, by method: PercentileMethod, spread: Double = 1) {
        let count = Double(sample.count)
        let share = percentile.fraction
        let reach = NormalDistribution.reach * (count * share * (1 - share) * spread).squareRoot()
        let last = sample.count - 1
        func rank(_ position: Double) -> Int { Int(min(max(position, 0), Double(last))) }
        let center = count * share
        let ends = sample.values(at: [
            rank((center - reach).rounded(.down)), rank((center + reach).rounded(.up)),
        ])
        let value = sample.percentile(percentile, by: method)
        self.init(value: value, low: min(ends[0], value), high: max(ends[1], value))
    }
}
