import TraceAnalysis

extension StatisticsRow {
    /// The figures of one metric; nil when it was not recorded.
    init?(_ tag: MetricTag, of analysis: Analysis) {
        guard let summary = analysis.metrics[tag] else { return nil }
        let (metric, quantity) = (tag.metric, tag.quantity)
        var cells = [
            Fact("Min", quantity.cell(summary.minimum)), Fact("Max", quantity.cell(summary.maximum)),
            Fact("Mean", quantity.cell(summary.mean)),
        ]
        switch metric.layout {
        case .distribution:
            let shown = [50, 90, 95, 99].map { Percentile($0) } + analysis.options.extraPercentiles
            for percentile in Set(shown).sorted() {
                guard let value = summary.percentiles[percentile] else { continue }
                let label = percentile == Percentile(50) ? "Median (p50)" : "p\(percentile.label)"
                cells.append(Fact(label, quantity.cell(value)))
            }
        case .brief:
            cells.append(Fact("Median", quantity.medianCell(summary.median)))
        case .total:
            cells.append(Fact("Median", quantity.medianCell(summary.median)))
            cells.append(Fact("Total", quantity.cell(summary.sum)))
        }
        self.init(
            title: metric.title + (quantity.wordBesideTitle.map { " (\($0))" } ?? ""),
            heading: metric.heading, count: FigureStyle.grouped(summary.count),
            cells: cells,
            flag: metric.layout == .distribution
                ? SampleWarning.text(
                    count: summary.count, percentiles: [Percentile(99)] + analysis.options.extraPercentiles)
                : nil)
    }
}

extension Analysis {
    /// Statistics tables of metrics, one for each run of metrics of the same layout; a metric that was not
    /// recorded is said to be missing below its table.
    func statistics(_ wanted: [MetricTag]) -> [ContentBlock] {
        var blocks: [ContentBlock] = []
        var rest = wanted[...]
        while let first = rest.first {
            let alike = rest.prefix { $0.metric.layout == first.metric.layout }
            let rows = alike.compactMap { StatisticsRow($0, of: self) }
            let missing = alike.filter { metrics[$0] == nil }
            blocks += rows.isEmpty ? [] : [.statistics(StatisticsGroup(rows))]
            blocks += missing.map {
                .paragraph("\($0.metric.title.sentenceCased): \(absence(of: $0) ?? "not recorded")")
            }
            rest = rest.dropFirst(alike.count)
        }
        return blocks
    }

    /// Why there is no figure of a metric though it was recorded, in a few words; nil where it was not.
    ///
    /// A lookup or a connect that did not happen is not one that was not recorded, and that of a failed request enters no
    /// latency.
    func absence(of tag: MetricTag) -> String? {
        let events: (count: Int?, none: String, failed: String)
        switch tag {
        case .dnsResolutionTime:
            events = (dns.lookups, "no request looked a name up", "only failed requests looked a name up")
        case .connectionEstablishmentTime:
            events = (connections.created, "no request connected", "only failed requests connected")
        default: return nil
        }
        guard let count = events.count else { return nil }
        if count == 0 { return events.none }
        return options.includeFailed || overview.failedRequests == 0 ? nil : events.failed
    }
}
