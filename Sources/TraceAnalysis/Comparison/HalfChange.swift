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
            let halves = [Array(series[..<middle]), Array(series[middle...])].enumerated().map {
                index, values in
                evidence(
                    figure, percentile, of: values, by: method, purpose: "\(figure.name) half \(index + 1)")
            }
            guard let first = halves[0], let second = halves[1] else {
                return HalfChange(figure: figure, changePercent: nil, verdict: .tooFewSamples)
            }
            return HalfChange(
                figure, from: first.value, to: second.value,
                pValue: ChangeEstimate(from: first, to: second).pValue)
        }
        let blocks = steady?.requests ?? []
        let middle = blocks.count / 2
        guard let first = BlockMean(Array(blocks[..<middle])), let second = BlockMean(Array(blocks[middle...]))
        else { return latencies }
        let difference = BlockDifference(from: first, to: second)
        let pace = HalfChange(
            .run(.requestThroughput), from: first.value, to: second.value,
            pValue: difference.pValue(of: difference.value))
        return latencies + [pace]
    }

    private init(_ figure: FigureID, from first: Double, to second: Double, pValue: Double) {
        let percent = first == 0 ? nil : (second - first) / abs(first) * 100
        let isLarge = percent.map { abs($0) >= OverallVerdict.smallestPercent } ?? (second != first)
        let isClear = isLarge && pValue < Self.significance
        self.init(
            figure: figure, changePercent: percent,
            verdict: isClear
                ? figure.direction.verdict(on: second - first) ?? .noClearDifference : .noClearDifference)
    }

    private static func evidence(
        _ figure: FigureID, _ percentile: Percentile, of values: [Double], by method: PercentileMethod,
        purpose: String
    ) -> FigureEvidence? {
        guard let sample = Sample(values) else { return nil }
        let size =
            Dependence.sizes(of: values, [.percentile(percentile)])?[.percentile(percentile)]
            ?? EffectiveSampleSize(count: values.count, autocorrelationTime: 1)
        guard size.value.rounded() >= Double(FigureEvidence.needed(for: percentile)) else { return nil }
        return FigureEvidence(
            percentile, of: sample, by: method, size: size,
            generator: SeededGenerator(seed: Comparison.seed, purpose: purpose))
    }
}
