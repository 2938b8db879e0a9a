/// Compares single figures of two runs, each with its interval.
struct FigureComparer {
    let baseline: AnalyzedRun
    let candidate: AnalyzedRun

    /// How many values a figure needs to be compared at all.
    private static let fewest = 20

    /// A figure in both runs.
    func change(of figure: FigureID) -> FigureChange {
        let found = [baseline, candidate].map { $0.figure(figure) }
        return FigureChange(
            of: figure, baseline: found[0].value, candidate: found[1].value,
            estimate: estimate(of: figure, found), isComparable: found[0].source == found[1].source)
    }

    private func estimate(of figure: FigureID, _ found: [CountedFigure]) -> ChangeEstimate? {
        switch figure {
        case .metric(let tag, let statistic): estimate(of: statistic, tag)
        case .run(.requestThroughput): paceEstimate(found.map(\.value))
        case .run: nil
        }
    }

    /// How far a change of the requests a second can be trusted.
    ///
    /// Blocks of requests that ended one after the other are resampled.
    private func paceEstimate(_ values: [Double?]) -> ChangeEstimate? {
        let blocks = [baseline, candidate].map { $0.measurements.comparisonBasis?.pace ?? [] }
        guard let before = values[0], let after = values[1], !blocks[0].isEmpty, !blocks[1].isEmpty else {
            return nil
        }
        var generators = ["baseline", "candidate"].map {
            SeededGenerator(seed: Comparison.seed, purpose: "request_throughput \($0)")
        }
        let changes = (0..<Comparison.resamples).map { _ in
            after * PaceBlock.resampledPace(blocks[1], &generators[1])
                - before * PaceBlock.resampledPace(blocks[0], &generators[0])
        }
        return ChangeEstimate(resampled: changes)
    }

    /// - Returns: nil where there are too few values.
    private func estimate(of statistic: MetricStatistic, _ tag: MetricTag) -> ChangeEstimate? {
        guard let before = baseline.measurements[tag], let after = candidate.measurements[tag] else {
            return nil
        }
        // Thousands of gaps may come from a handful of requests.
        let requests = [baseline, candidate].map { $0.measurements.sources[tag]?.count ?? 0 }
        guard tag.metric.item != .gap || requests.allSatisfy({ $0 >= Self.fewest }) else { return nil }
        switch statistic {
        case .mean: return self.mean(tag, before, after)
        case .percentile(let percentile):
            guard min(before.count, after.count) >= Self.needed(for: percentile) else { return nil }
            return self.percentile(percentile, tag, before, after)
        default: return nil
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
            switch tag.metric.item {
            case .gap: run.measurements.comparisonBasis?.gaps?.standardErrorOfMean
            case .chunk: nil
            // What the mean of resampled values spreads by, without resampling them.
            case .request: sample.standardDeviation / Double(sample.count).squareRoot()
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
        switch tag.metric.item {
        case .chunk: return nil
        case .gap:
            let spreads = [baseline, candidate].map {
                $0.measurements.comparisonBasis?.gaps?.percentiles[percentile.label]
            }
            guard let first = spreads[0], let second = spreads[1] else { return nil }
            return ChangeEstimate(
                from: FigureInterval(percentile, of: before, by: method, spread: first),
                to: FigureInterval(percentile, of: after, by: method, spread: second))
        case .request:
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
