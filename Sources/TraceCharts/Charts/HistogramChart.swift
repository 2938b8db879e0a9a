import TraceAnalysis

/// The recipe of every histogram.
struct HistogramChart: Sendable {
    private let subject: Subject

    /// The histogram of a metric.
    init(of subject: Subject) {
        self.subject = subject
    }

    /// Bars of how many values lie where, with p50, p90, p95 and p99.
    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["lower", "upper", "count"]
        guard let sample = run.measurements[subject.tag] else {
            return .missing(
                subject.title, run.analysis, reason: subject.reason(run.analysis), columns: columns)
        }
        let range =
            subject.tag == .interChunkLatency ? DisplayRange(ofGaps: sample) : DisplayRange(of: sample)
        let histogram = Histogram(of: sample, in: range, ofCounts: subject.quantity == .count)
        let marks = Landmark.all(of: sample, by: run.analysis.options.percentileMethod)
        let notes = Caption.footnotes(
            histogram.outside, count: sample.count, quantity: subject.quantity,
            isLogarithmic: histogram.isLogarithmic)
        let head = Caption.head(
            subject.title, finding: subject.finding(run.analysis, sample, on: "histogram"),
            counts: Caption.items(sample.count, subject.items), Caption.provenance(run, of: subject))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "How many \(subject.items) lie where; dashed lines are percentiles.",
            description: description(sample, histogram, marks, notes),
            footnotes: notes + Caption.fewValues(sample.count),
            content: .plot(plot(sample, histogram, marks)),
            data: ChartTable(columns: columns, rows: rows(histogram)))
    }

    private func plot(_ sample: Sample, _ histogram: Histogram, _ marks: [Landmark]) -> Plot {
        let bars = zip(zip(histogram.edges, histogram.edges.dropFirst()), histogram.counts).map {
            edges, count in
            Bars.Bar(lower: edges.0, upper: edges.1, value: Double(count))
        }
        let scale = scale(of: histogram)
        let typical = sample.percentile(Percentile(50), by: .nearest)
        let peak = Double(histogram.peak.count)
        let x = ValueAxis(
            .bottom, title: subject.title, quantity: subject.quantity, typical: typical, largest: scale.upper)
        let y = ValueAxis(
            .left, title: subject.items.uppercasedFirst, quantity: .count, typical: peak, largest: peak)
        let guides = marks.map {
            Guides.Guide(name: $0.name, text: ChartText.figure($0.value, subject.quantity), value: $0.value)
        }
        return Plot(
            x: scale, y: .values(ValueScale(linear: 0, peak * 1.03)),
            marks: [Grid(of: y), Bars(bars), x, y, Guides(guides), Readout(histogram, subject)])
    }

    /// The bins' extent; wider where there are few, so that one bar does not fill the plot.
    private func scale(of histogram: Histogram) -> ValueScale {
        let edges = histogram.edges
        let (first, last) = (edges[0], edges[edges.count - 1])
        if histogram.isLogarithmic { return ValueScale(logarithmic: first, last) }
        let missing = max(8 - Double(histogram.counts.count), 0)
        let room = missing / 2 * (last - first) / Double(histogram.counts.count)
        let lower = first >= 0 ? max(first - room, 0) : first - room
        return ValueScale(linear: lower, last + room)
    }

    private func rows(_ histogram: Histogram) -> [[ChartTable.Cell]] {
        let divisor = subject.quantity.divisor
        func row(_ lower: Double, _ upper: Double, _ count: Int) -> [ChartTable.Cell] {
            [.number(lower / divisor), .number(upper / divisor), .count(count)]
        }
        let edges = histogram.edges
        let last = edges[edges.count - 1]
        let outside = histogram.outside
        var rows = zip(edges.indices, histogram.counts).map { row(edges[$0], edges[$0 + 1], $1) }
        if outside.below > 0 { rows.insert(row(outside.smallest, edges[0], outside.below), at: 0) }
        return rows + [row(last, max(outside.largest, last), outside.beyond)]
    }

    /// The values of a bar; of a count the one whole number in it.
    private func values(from lower: Double, to upper: Double) -> String {
        let isCount = subject.quantity == .count || subject.quantity == .tokens
        guard isCount, upper - lower <= 1 else { return ChartText.range(lower, upper, subject.quantity) }
        return ChartText.count(((lower + upper) / 2).rounded(.down))
    }

    private func description(
        _ sample: Sample, _ histogram: Histogram, _ marks: [Landmark], _ notes: [String]
    ) -> String {
        let quantity = subject.quantity
        let peak = histogram.peak
        let scale = histogram.isLogarithmic ? " on a logarithmic axis" : ""
        let items = Caption.items(sample.count, subject.items)
        return "Histogram of \(items) by \(subject.title.lowercasedFirst)\(scale). "
            + "Most common: \(values(from: peak.lower, to: peak.upper)), "
            + "\(Caption.items(peak.count, subject.items)). "
            + (sample.minimum < sample.maximum
                ? "From \(ChartText.range(sample.minimum, sample.maximum, quantity)), "
                    + "mean \(ChartText.figure(sample.mean, quantity)). "
                : "All are \(ChartText.figure(sample.minimum, quantity)). ")
            + Caption.percentiles(marks, quantity: quantity)
            + Caption.sentences(notes)
    }
}
