/// How a figure of the second half of a run differs from that of the first, in the order in which requests began.
///
/// A run that does not agree with itself cannot be held against another: which half should be?
struct HalfChange: Sendable, Equatable {
    /// The figure.
    let figure: FigureID
    /// The change in percent of the first half; nil where that is 0.
    let changePercent: Double?
    /// What it means: better or worse where it is clear and at least 5 %.
    let verdict: ChangeVerdict

    /// Whether the halves differ.
    var differs: Bool { verdict == .better || verdict == .worse }
}

extension HalfChange {
    /// In how many of a hundred steady runs a half of a figure may be called different.
    static let significance = 0.01

    /// The latencies that are looked at.
    static let figures: [FigureID] = [
        .percentile(50, .httpReqDuration), .percentile(95, .httpReqDuration),
        .percentile(50, .timeToFirstToken), .percentile(95, .timeToFirstToken), .percentile(50, .ttfb),
        .percentile(95, .ttfb), .percentile(50, .decodeTimePerToken),
    ]

    /// The changes of the figures that are recorded, latencies first, then the requests a second.
    ///
    /// O(n log n).
    static func all(
        _ table: RequestTable, _ rows: [Int], _ steady: SteadyBlocks?, by method: PercentileMethod
    ) -> [HalfChange] {
        let latencies = figures.compactMap { figure -> HalfChange? in
            guard case .metric(let tag, .percentile(let percentile)) = figure, let column = tag.column else {
                return nil
            }
            let series = table.values(column, rows)
            guard series.count > 1 else { return nil }
            let middle = series.count / 2
            return HalfChange(
                figure, percentile, from: Array(series[..<middle]), to: Array(series[middle...]), by: method)
        }
        let blocks = steady?.requests ?? []
        let middle = blocks.count / 2
        guard let first = SampleMean(Array(blocks[..<middle])),
            let second = SampleMean(Array(blocks[middle...]))
        else { return latencies }
        let difference = MeanDifference(from: first, to: second)
        let pace = HalfChange(.run(.requestThroughput), from: first.value, to: second.value) {
            difference.pValue(of: difference.value)
        }
        return latencies + [pace]
    }

    /// A percentile of the values of both halves; they are resampled only where it differs by enough to matter.
    private init(
        _ figure: FigureID, _ percentile: Percentile, from first: [Double], to second: [Double],
        by method: PercentileMethod
    ) {
        let samples = [first, second].compactMap { Sample($0) }
        let sizes = [first, second].map { values in
            Dependence.sizes(of: values, [.percentile(percentile)])?[.percentile(percentile)]
                ?? EffectiveSampleSize(count: values.count, autocorrelationTime: 1)
        }
        let needed = Double(FigureEvidence.needed(for: percentile))
        guard samples.count == 2, sizes.allSatisfy({ $0.value.rounded() >= needed }) else {
            self.init(figure: figure, changePercent: nil, verdict: .tooFewSamples)
            return
        }
        let values = samples.map { $0.percentile(percentile, by: method) }
        self.init(figure, from: values[0], to: values[1]) {
            let halves = zip(samples, sizes).enumerated().map { index, half in
                FigureEvidence(
                    percentile, of: half.0, by: method, size: half.1,
                    generator: SeededGenerator(
                        seed: Comparison.seed, purpose: "\(figure.name) half \(index + 1)"))
            }
            return ChangeEstimate(from: halves[0], to: halves[1]).pValue
        }
    }

    /// - Parameter pValue: How probable such a change is in a steady run; asked only where it is large.
    private init(_ figure: FigureID, from first: Double, to second: Double, pValue: () -> Double) {
        let percent = first == 0 ? nil : (second - first) / abs(first) * 100
        let isLarge = percent.map { abs($0) >= OverallVerdict.smallestPercent } ?? (second != first)
        let isClear = isLarge && pValue() < Self.significance
        self.init(
            figure: figure, changePercent: percent,
            verdict: isClear
                ? figure.direction.verdict(on: second - first) ?? .noClearDifference : .noClearDifference)
    }
}
