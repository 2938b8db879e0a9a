import TraceAnalysis

/// Says which percentiles rest on too few values: a p99 on fewer than 100, a p99.9 on fewer than 1,000.
enum SampleWarning {
    /// How many values a percentile from 99 up needs for one to lie beyond it; nil for lower ones and p100.
    static func needed(for percentile: Percentile) -> Int? {
        let share = 1 - percentile.fraction
        guard percentile >= Percentile(99), share > 0 else { return nil }
        // The fraction is the nearest binary one: a hair off must not ask for one value more.
        return Int((1 / share - 1e-3).rounded(.up))
    }

    /// What to mind about some percentiles of so many values; nil where there are enough.
    static func text(count: Int, percentiles: [Percentile]) -> String? {
        let short = percentiles.compactMap { percentile in
            needed(for: percentile).map { (percentile: percentile, needed: $0) }
        }.filter { count < $0.needed }.min { $0.needed < $1.needed }
        guard let short else { return nil }
        let samples = "fewer than \(FigureStyle.grouped(short.needed)) samples"
        return short.percentile == Percentile(99) ? samples : "p\(short.percentile.label) from \(samples)"
    }
}

extension Analysis {
    /// An insight's sentence, marked where the p99 in it rests on too few values.
    func sentence(of insight: Insight) -> String {
        let tag: MetricTag
        switch insight.id {
        case .ttfb: tag = .ttfb
        case .iclConsistency: tag = .interChunkLatency
        default: return insight.text
        }
        guard insight.text.contains("p99"), let count = metrics[tag]?.count,
            let warning = SampleWarning.text(count: count, percentiles: [Percentile(99)]),
            insight.text.hasSuffix(".")
        else { return insight.text }
        return insight.text.dropLast() + " (p99 from \(warning))."
    }
}
