import TraceAnalysis

extension StatisticsRow {
    /// How the figures of a metric are laid out, as the seed lays them out.
    enum Layout {
        /// Times and rates: Min to p99, and the percentiles that were asked for.
        case distribution
        /// Counts: Min, Max, Mean, Median.
        case brief
        /// Counts with their sum: Min, Max, Mean, Median, Total.
        case total
    }

    /// The figures of one metric; nil when it was not recorded.
    init?(
        _ tag: MetricTag, of analysis: Analysis, title: String, heading: String? = nil, layout: Layout
    ) {
        guard let summary = analysis.metrics[tag] else { return nil }
        let style = FigureText(tag)
        var cells = [
            Fact("Min", style.value(summary.minimum)), Fact("Max", style.value(summary.maximum)),
            Fact("Mean", style.value(summary.mean)),
        ]
        switch layout {
        case .distribution:
            let shown = [50, 90, 95, 99].map { Percentile($0) } + analysis.options.extraPercentiles
            for percentile in Set(shown).sorted() {
                guard let value = summary.percentiles[percentile] else { continue }
                let label = percentile == Percentile(50) ? "Median (p50)" : "p\(percentile.label)"
                cells.append(Fact(label, style.value(value)))
            }
        case .brief:
            cells.append(Fact("Median", style.median(summary.median)))
        case .total:
            cells.append(Fact("Median", style.median(summary.median)))
            cells.append(Fact("Total", style.value(summary.sum)))
        }
        self.init(
            title: title, heading: heading ?? title, count: FigureStyle.grouped(summary.count), cells: cells,
            flag: layout == .distribution
                ? SampleWarning.text(
                    count: summary.count, percentiles: [Percentile(99)] + analysis.options.extraPercentiles)
                : nil)
    }
}

/// How the values of one metric are spelled.
struct FigureText {
    private let tag: MetricTag

    init(_ tag: MetricTag) {
        self.tag = tag
    }

    /// A value of the metric, given in the metric's own unit.
    func value(_ value: Double) -> String {
        switch tag.unit {
        case .milliseconds: FigureStyle.duration(milliseconds: value)
        case .bytes: FigureStyle.size(bytes: value)
        case .count, .tokens: FigureStyle.plain(value)
        case .tokensPerSecond: FigureStyle.fixed(value, 2)
        case .bytesPerToken: FigureStyle.bytesPerToken(value)
        case .chunksPerToken: FigureStyle.fixed(value, 3)
        }
    }

    /// A median, which the seed writes with two decimals where it counts tokens.
    func median(_ value: Double) -> String {
        tag.unit == .tokens ? FigureStyle.fixed(value, 2) : self.value(value)
    }
}
