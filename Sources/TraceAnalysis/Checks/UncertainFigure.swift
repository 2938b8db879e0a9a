/// A figure of one run with one-sided bounds of a given confidence.
struct UncertainFigure: Sendable, Equatable {
    /// The figure.
    let value: Double
    /// Its lower bound.
    let low: Double
    /// Its upper bound.
    let high: Double
    /// What it becomes in resampled runs; nil where it was not resampled.
    let draws: [Double]?
    /// How many values there are, and how many independent ones tell as much; nil for a rate.
    let size: EffectiveSampleSize?
}

extension UncertainFigure {
    /// - Parameters:
    ///   - confidence: Of each bound, as a fraction of 1.
    ///   - purpose: What tells the draws of this run from those of another.
    /// - Returns: nil where there are too few values, and for figures that are taken as they are.
    init?(_ figure: FigureID, _ run: NamedRun, _ confidence: Double, purpose: String) {
        switch figure {
        case .metric(let tag, let statistic):
            guard let found = run.evidence(statistic, tag, purpose: purpose) else { return nil }
            self.init(found, confidence)
        case .run(let figure):
            if let blocks = run.evidence?.steady?.blocks(of: figure) {
                guard let mean = SampleMean(blocks), let value = run.run.figure(.run(figure)).value,
                    let reach = StudentDistribution(degrees: mean.degrees)?.quantile(confidence)
                else { return nil }
                let width = reach * mean.standardError
                self.init(value: value, low: value - width, high: value + width, draws: nil, size: nil)
            } else {
                self.init(share: figure, run, confidence)
            }
        }
    }

    private init?(_ found: FigureEvidence, _ confidence: Double) {
        (value, size, draws) = (found.value, found.size, found.draws)
        if let draws = found.draws {
            let ordered = RadixSort.sorted(draws)
            func bound(_ share: Double) -> Double {
                ordered[min(max(Int(Double(ordered.count) * share), 0), ordered.count - 1)]
            }
            (low, high) = (min(bound(1 - confidence), value), max(bound(confidence), value))
        } else {
            guard let reach = NormalDistribution.quantile(confidence) else { return nil }
            let ratio = reach / NormalDistribution.reach
            low = value - ratio * (value - found.interval.low)
            high = value + ratio * (found.interval.high - value)
        }
    }

    /// A share, by Clopper and Pearson's bounds of as many independent requests as tell as much.
    private init?(share figure: RunFigure, _ run: NamedRun, _ confidence: Double) {
        let found = run.run.figure(.run(figure))
        guard figure.quantity == .share, let share = found.value, found.count > 0, share >= 0, share <= 1
        else {
            return nil
        }
        let size =
            run.evidence?.shares[figure]?.ofAll(found.count)
            ?? EffectiveSampleSize(count: found.count, autocorrelationTime: 1)
        guard let bounds = ClopperPearson(hits: share * size.value, of: size.value),
            let low = bounds.lower(confidence: confidence), let high = bounds.upper(confidence: confidence)
        else { return nil }
        self.init(value: share, low: low, high: high, draws: nil, size: size)
    }

    /// How many requests a quantile needs for so many independent ones to lie beyond it; nil where there are enough.
    func neededForTail(_ figure: FigureID, atLeast beyond: Double) -> Int? {
        guard case .metric(_, let statistic) = figure, let size else { return nil }
        let fraction: Double
        switch statistic {
        case .percentile(let percentile): fraction = percentile.fraction
        case .median: fraction = 0.5
        default: return nil
        }
        let share = min(fraction, 1 - fraction)
        guard share > 0, share * size.value < beyond else { return nil }
        return RuleBounds.rounded(beyond / share * size.autocorrelationTime)
    }
}

extension SteadyBlocks {
    /// The stretches of a rate; nil for what is none, or where it is not recorded.
    fileprivate func blocks(of figure: RunFigure) -> [Double]? {
        switch figure {
        case .requestThroughput: requests
        case .outputTokenThroughput: tokens
        case .goodputRate: good
        default: nil
        }
    }
}

extension FigureID {
    /// Whether chance within a run is told of it; else it is taken as it is: counts, extremes, sums, standard
    /// deviations, figures of chunks, ratios.
    var isUncertain: Bool {
        switch self {
        case .metric(let tag, .mean), .metric(let tag, .median), .metric(let tag, .percentile):
            return tag.metric.item != .chunk
        case .metric: return false
        case .run(.keptShare): return false
        case .run(let figure):
            return figure.quantity == .share
                || [.requestThroughput, .outputTokenThroughput, .goodputRate].contains(figure)
        }
    }

    /// Whether it is a number of things.
    public var isCount: Bool { quantity == .count && !isUncertain }
}
