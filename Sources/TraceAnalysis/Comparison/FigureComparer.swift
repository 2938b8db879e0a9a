/// Compares single figures of two runs, each with its interval.
struct FigureComparer {
    let baseline: AnalyzedRun
    let candidate: AnalyzedRun

    /// How many values a figure needs to be compared at all.
    private static let fewest = 20

    /// A figure of a metric in both runs.
    func change(of statistic: MetricStatistic, _ tag: MetricTag) -> FigureChange {
        let sources = [baseline, candidate].map { $0.analysis.metrics[tag]?.source }
        return FigureChange(
            baseline: baseline.value(statistic, of: tag), candidate: candidate.value(statistic, of: tag),
            estimate: estimate(of: statistic, tag), direction: tag.direction,
            isComparable: sources[0] == sources[1])
    }

    /// Successful requests a second in both runs.
    ///
    /// Blocks of requests that ended one after the other are resampled.
    func requestThroughput() -> FigureChange {
        let values = [baseline, candidate].map(\.analysis.overview.requestThroughput)
        let blocks = [baseline, candidate].map { $0.measurements.comparisonBasis?.pace ?? [] }
        var estimate: ChangeEstimate?
        if let before = values[0], let after = values[1], !blocks[0].isEmpty, !blocks[1].isEmpty {
            var generators = ["baseline", "candidate"].map {
                SeededGenerator(seed: Comparison.seed, purpose: "request_throughput \($0)")
            }
            let changes = (0..<Comparison.resamples).map { _ in
                after * PaceBlock.resampledPace(blocks[1], &generators[1])
                    - before * PaceBlock.resampledPace(blocks[0], &generators[0])
            }
            estimate = ChangeEstimate(resampled: changes)
        }
        return FigureChange(
            baseline: values[0], candidate: values[1], estimate: estimate, direction: .higherIsBetter,
            isComparable: true)
    }

    /// nil where there is too little to say.
    private func estimate(of statistic: MetricStatistic, _ tag: MetricTag) -> ChangeEstimate? {
        guard let before = baseline.measurements[tag], let after = candidate.measurements[tag] else {
            return nil
        }
        // Thousands of gaps may come from a handful of requests.
        let requests = [baseline, candidate].map { $0.measurements.sources[tag]?.count ?? 0 }
        guard tag != .interChunkLatency || requests.allSatisfy({ $0 >= Self.fewest }) else { return nil }
        let estimate: ChangeEstimate?
        switch statistic {
        case .mean: estimate = self.mean(tag, before, after)
        case .percentile(let percentile):
            guard min(before.count, after.count) >= Self.needed(for: percentile) else { return nil }
            estimate = self.percentile(percentile, tag, before, after)
        default: estimate = nil
        }
        let divisor = tag.unit.divisor
        return estimate.map {
            ChangeEstimate(low: $0.low / divisor, high: $0.high / divisor, pValue: $0.pValue)
        }
    }

    /// How many values a percentile needs for its interval to end within them: with 97.5 % certainty the
    /// smallest lies below it and the largest above it.
    ///
    /// 36 for p90, 72 for p95, 368 for p99; never fewer than 20.
    static func needed(for percentile: Percentile) -> Int {
        let share = max(percentile.fraction, 1 - percentile.fraction)
        guard share < 1 else { return .max }
        let certain = Decades.logarithm(0.025) / Decades.logarithm(share)
        return max(Self.fewest, Int((certain - 1e-9).rounded(.up)))
    }

    private func mean(_ tag: MetricTag, _ before: Sample, _ after: Sample) -> ChangeEstimate? {
        guard min(before.count, after.count) >= Self.fewest else { return nil }
        let errors = zip([baseline, candidate], [before, after]).map { run, sample -> Double? in
            switch tag {
            case .interChunkLatency: run.measurements.comparisonBasis?.gaps?.standardErrorOfMean
            case .chunkSize: nil
            // What the mean of resampled values spreads by, without resampling them.
            default: sample.standardDeviation / Double(sample.count).squareRoot()
            }
        }
        guard let first = errors[0], let second = errors[1] else { return nil }
        return ChangeEstimate(
            from: FigureInterval(mean: before.mean, standardError: first),
            to: FigureInterval(mean: after.mean, standardError: second))
    }

    private func percentile(
        _ percentile: Percentile, _ tag: MetricTag, _ before: Sample, _ after: Sample
    ) -> ChangeEstimate? {
        let method = baseline.analysis.options.percentileMethod
        switch tag {
        case .chunkSize: return nil
        case .interChunkLatency:
            let spreads = [baseline, candidate].map {
                $0.measurements.comparisonBasis?.gaps?.percentiles[percentile.label]
            }
            guard let first = spreads[0], let second = spreads[1] else { return nil }
            return ChangeEstimate(
                from: FigureInterval(percentile, of: before, by: method, spread: first),
                to: FigureInterval(percentile, of: after, by: method, spread: second))
        default:
            guard let values = before.values(atMost: Comparison.resampledRequests),
                let others = after.values(atMost: Comparison.resampledRequests)
            else {
                return ChangeEstimate(
                    from: FigureInterval(percentile, of: before, by: method),
                    to: FigureInterval(percentile, of: after, by: method))
            }
            let purpose = "\(tag.name) p\(percentile.label)"
            func resampling(_ values: [Double], _ run: String) -> PercentileResampling {
                PercentileResampling(
                    percentile, of: values, by: method,
                    generator: SeededGenerator(seed: Comparison.seed, purpose: "\(purpose) \(run)"))
            }
            var first = resampling(values, "baseline")
            var second = resampling(others, "candidate")
            let changes = (0..<Comparison.resamples).map { _ in second.next() - first.next() }
            return ChangeEstimate(resampled: changes)
        }
    }
}
