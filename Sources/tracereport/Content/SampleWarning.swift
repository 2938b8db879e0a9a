import TraceAnalysis

/// Says which percentiles rest on too few values: a p99 on fewer than 100, a p99.9 on fewer than 1,000.
enum SampleWarning {
    /// What to mind about some percentiles of so many values; nil where there are enough.
    static func text(count: Int, percentiles: [Percentile]) -> String? {
        let short = percentiles.compactMap { percentile in
            percentile.leastCount.map { (percentile: percentile, needed: $0) }
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
