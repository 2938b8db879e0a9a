import TraceAnalysis

/// The recipe of every percentile curve.
struct PercentileChart: Sendable {
    private let subject: Subject

    /// The percentile curve of a metric.
    init(of subject: Subject) {
        self.subject = subject
    }

    /// A line of the value at every percentile, faint where few values lie beyond.
    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["percentile", "value"]
        let title = "\(subject.title) by percentile"
        guard let sample = run.measurements[subject.tag] else {
            return .missing(title, run.analysis, reason: subject.reason(run.analysis), columns: columns)
        }
        let curve = PercentileCurve(of: sample, by: run.analysis.options.percentileMethod)
        let whole = DisplayRange(whole: sample)
        // What lies below p1 is not on the curve.
        let first = curve.points.first.map(\.value) ?? whole.lower
        let range = DisplayRange(
            lower: whole.isLogarithmic ? max(whole.lower, first) : whole.lower, upper: whole.upper,
            isLogarithmic: whole.isLogarithmic)
        let marks = Landmark.known(of: sample, by: run.analysis.options.percentileMethod)
        let outside = OffAxisValues(of: sample, lower: whole.lower, upper: range.upper)
        // What lies below p1 is not on the curve, whatever the axis.
        let notes =
            outside.below * 100 <= sample.count
            ? []
            : Caption.footnotes(
                outside, count: sample.count, quantity: subject.quantity, isLogarithmic: range.isLogarithmic)
        let head = Caption.head(
            title, finding: subject.finding(run.analysis, sample, on: "percentiles"),
            counts: Caption.items(sample.count, subject.items), Caption.provenance(run, of: subject))
        let divisor = subject.quantity.divisor
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption:
                "From p1 on, each further nine as wide; dotted where fewer than \(PercentileCurve.enough) values lie beyond.",
            description: description(sample, marks, notes),
            footnotes: notes,
            content: .plot(plot(sample, curve, range, marks)),
            data: ChartTable(
                columns: columns,
                rows: curve.points.map { [.number($0.percentile), .number($0.value / divisor)] }))
    }

    private func plot(
        _ sample: Sample, _ curve: PercentileCurve, _ range: DisplayRange, _ marks: [Landmark]
    ) -> Plot {
        let x = ValueAxis(
            .bottom, title: "Percentile of \(subject.items) (log scale towards 100 %)",
            ticks: PercentileChart.ticks)
        let y = ValueAxis(
            .left, title: subject.title, quantity: subject.quantity,
            typical: sample.percentile(Percentile(50), by: .nearest), largest: range.upper)
        let guides = marks.map { mark in
            Guides.Guide(
                name: mark.name, text: ChartText.figure(mark.value, subject.quantity),
                value: PercentileCurve.nines(beyond: 1 - mark.percentile.fraction), height: mark.value)
        }
        // What lies below a logarithmic axis is said under the chart.
        let places = curve.points.map { Line.Place($0.nines, $0.value) }.filter { $0.y >= range.lower }
        let (sound, faint) = places.split(at: curve.trusted)
        let end = max(places.last?.x ?? 0, 1)
        return Plot(
            x: ValueScale(linear: min(places.first?.x ?? 0, end / 2), end),
            y: .values(ValueScale(range).withHeadroom),
            marks: [
                Grid(of: y), x, y, Line([sound], ink: .series(0), style: .solid),
                Line([faint], ink: .series(0), style: .faded), Guides(guides), Readout(curve, subject),
            ])
    }

    /// 1, 50, 90, 99, 99.9 and so on.
    static let ticks: [ValueAxis.Tick] = {
        let nines = (2...12).map { count in
            let decimals = String(repeating: "9", count: count - 2)
            return ValueAxis.Tick(Double(count), decimals.isEmpty ? "99" : "99.\(decimals)")
        }
        let first = [(0.99, "1"), (0.5, "50"), (0.1, "90")].map { beyond, label in
            ValueAxis.Tick(PercentileCurve.nines(beyond: beyond), label)
        }
        return first + nines
    }()

    private func description(_ sample: Sample, _ marks: [Landmark], _ notes: [String]) -> String {
        let quantity = subject.quantity
        return "\(subject.title) of \(Caption.items(sample.count, subject.items)) at every percentile, "
            + (sample.minimum < sample.maximum ? "from " : "all ")
            + "\(ChartText.range(sample.minimum, sample.maximum, quantity)). "
            + (marks.isEmpty ? "" : Caption.percentiles(marks, quantity: quantity))
            + Caption.sentences(notes)
    }
}

extension [Line.Place] {
    /// The places up to one on the way, and those from it on; both have it.
    func split(at x: Double) -> (before: [Line.Place], after: [Line.Place]) {
        let before = Array(prefix { $0.x <= x })
        let rest = Array(dropFirst(before.count))
        guard let last = before.last, let next = rest.first, next.x > last.x else { return (before, rest) }
        let share = (x - last.x) / (next.x - last.x)
        let middle = Line.Place(x, last.y + (next.y - last.y) * share)
        return (before + [middle], [middle] + rest)
    }
}

extension ValueScale {
    /// The scale with a little room above its end, so that nothing touches the edge.
    var withHeadroom: ValueScale {
        guard isLogarithmic else { return ValueScale(linear: lower, upper + (upper - lower) * 0.04) }
        return ValueScale(logarithmic: lower, upper * Decades.power(0.04 * Decades.logarithm(upper / lower)))
    }
}
