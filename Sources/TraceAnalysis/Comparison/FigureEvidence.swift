/// A figure of one run, and what it would have become had chance fallen otherwise.
struct FigureEvidence: Sendable, Equatable {
    /// The figure.
    let value: Double
    /// How many values it is made of, and how many independent ones tell as much.
    let size: EffectiveSampleSize
    /// What it becomes in resampled runs, in the order in which they were drawn; nil for a mean, and where there are too
    /// many values to draw.
    let draws: [Double]?
    /// Its 95 % interval where it was not resampled.
    private let known: FigureInterval?

    /// A figure that is not resampled.
    init(value: Double, size: EffectiveSampleSize, interval: FigureInterval) {
        self.value = value
        self.size = size
        draws = nil
        known = interval
    }

    /// Its 95 % interval.
    ///
    /// O(draws).
    var interval: FigureInterval {
        guard let draws else { return known ?? FigureInterval(value: value, low: value, high: value) }
        let ordered = RadixSort.sorted(draws)
        let cut = ordered.count / 40
        return FigureInterval(
            value: value, low: min(ordered[cut], value), high: max(ordered[ordered.count - 1 - cut], value))
    }
}

extension FigureEvidence {
    /// How many values a figure needs to be judged at all.
    static let fewest = 20

    /// How many independent values a percentile needs for its interval to end within them: with 97.5 % certainty the
    /// smallest lies below it and the largest above it.
    ///
    /// 36 for p90, 72 for p95, 368 for p99; never fewer than 20.
    static func needed(for percentile: Percentile) -> Int {
        let share = max(percentile.fraction, 1 - percentile.fraction)
        guard share < 1 else { return .max }
        let certain = Decades.logarithm(0.025) / Decades.logarithm(share)
        return max(fewest, Int((certain - 1e-9).rounded(.up)))
    }

    /// A percentile of requests: resampled up to `Comparison.resampledRequests` values, by order statistics above.
    ///
    /// - Parameter generator: Draws the resampled runs.
    init(
        _ percentile: Percentile, of sample: Sample, by method: PercentileMethod, size: EffectiveSampleSize,
        generator: SeededGenerator
    ) {
        self.size = size
        value = sample.percentile(percentile, by: method)
        guard let values = sample.values(atMost: Comparison.resampledRequests) else {
            draws = nil
            known = FigureInterval(percentile, of: sample, by: method, spread: size.autocorrelationTime)
            return
        }
        var resampling = PercentileResampling(
            percentile, of: values, by: method, autocorrelationTime: size.autocorrelationTime,
            generator: generator)
        draws = (0..<Comparison.resamples).map { _ in resampling.next() }
        known = nil
    }

    /// A mean of requests, by its standard error.
    init(meanOf sample: Sample, size: EffectiveSampleSize) {
        self.init(
            value: sample.mean, size: size,
            interval: FigureInterval(
                mean: sample.mean, standardError: sample.standardDeviation / size.value.squareRoot()))
    }
}

extension RunEvidence {
    /// A mean or a percentile of a metric, as far as chance goes.
    ///
    /// - Parameter purpose: What tells the draws of this run from those of another.
    /// - Returns: nil where there are too few values, and for figures of which nothing is known.
    func figure(
        _ statistic: MetricStatistic, _ tag: MetricTag, of run: AnalyzedRun, purpose: String
    ) -> FigureEvidence? {
        guard let sample = run.measurements[tag] else { return nil }
        let gaps = run.measurements.comparisonBasis?.gaps
        // Thousands of gaps may come from a handful of requests.
        let requests = run.measurements.sources[tag]?.count ?? 0
        let method = run.analysis.options.percentileMethod
        switch (tag.metric.item, statistic) {
        case (.request, .mean):
            guard sample.count >= FigureEvidence.fewest else { return nil }
            return FigureEvidence(
                meanOf: sample, size: dependence.size(of: .mean, tag, count: sample.count))
        case (.request, .median):
            return figure(.percentile(Percentile(50)), tag, of: run, purpose: purpose)
        case (.request, .percentile(let percentile)):
            let size = dependence.size(of: statistic, tag, count: sample.count)
            guard size.value.rounded() >= Double(FigureEvidence.needed(for: percentile)) else { return nil }
            return FigureEvidence(
                percentile, of: sample, by: method, size: size,
                generator: SeededGenerator(
                    seed: Comparison.seed, purpose: "\(tag.name) p\(percentile.label) \(purpose)"))
        case (.gap, .mean):
            guard requests >= FigureEvidence.fewest, let error = gaps?.standardErrorOfMean else { return nil }
            let independent = sample.standardDeviation / Double(sample.count).squareRoot()
            let ratio = independent > 0 ? error / independent : 1
            return FigureEvidence(
                value: sample.mean,
                size: EffectiveSampleSize(count: sample.count, autocorrelationTime: max(1, ratio * ratio)),
                interval: FigureInterval(mean: sample.mean, standardError: error))
        case (.gap, .percentile(let percentile)):
            guard requests >= FigureEvidence.fewest, let spread = gaps?.percentiles[percentile.label],
                sample.count >= FigureEvidence.needed(for: percentile)
            else { return nil }
            return FigureEvidence(
                value: sample.percentile(percentile, by: method),
                size: EffectiveSampleSize(count: sample.count, autocorrelationTime: spread),
                interval: FigureInterval(percentile, of: sample, by: method, spread: spread))
        default: return nil
        }
    }
}
