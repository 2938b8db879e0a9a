import TraceAnalysis

/// The recipe of every cumulative distribution.
struct DistributionChart: Sendable {
    private let subject: Subject

    /// The cumulative distribution of a metric.
    init(of subject: Subject) {
        self.subject = subject
    }

    /// A line of what share of values is not above each, with p50, p90, p95 and p99.
    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["value", "fraction"]
        let title = "\(subject.title), cumulative"
        guard let sample = run.measurements[subject.tag] else {
            return .missing(title, run.analysis, reason: subject.reason(run.analysis), columns: columns)
        }
        let range = DisplayRange(of: sample)
        let scale = scale(for: range, of: sample)
        let distribution = EmpiricalDistribution(of: sample, in: range)
        let marks = Landmark.all(of: sample, by: run.analysis.options.percentileMethod)
        let outside = OffAxisValues(of: sample, lower: scale.lower, upper: scale.upper)
        let notes = Caption.footnotes(
            outside, count: sample.count, quantity: subject.quantity, isLogarithmic: scale.isLogarithmic)
        let points = distribution.points.map { ($0.value, Double($0.rank) / Double(distribution.count)) }
        let divisor = subject.quantity.divisor
        let head = Caption.head(
            title, finding: subject.finding(run.analysis, sample, on: "cdf"),
            counts: Caption.items(sample.count, subject.items), Caption.provenance(run, of: subject))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "The line rises to the share of \(subject.items) at or below each value.",
            description: description(sample, scale, marks, notes),
            footnotes: notes + Caption.fewValues(sample.count),
            content: .plot(plot(sample, scale, points, marks)),
            data: ChartTable(
                columns: columns, rows: points.map { [.number($0.0 / divisor), .number($0.1)] }))
    }

    /// The range with some room at the ends that are ends of the sample, to show where the line begins.
    private func scale(for range: DisplayRange, of sample: Sample) -> ValueScale {
        let room = 0.02
        if range.isLogarithmic {
            let factor = Decades.power(Decades.logarithm(range.upper / range.lower) * room)
            return ValueScale(
                logarithmic: range.lower > sample.minimum ? range.lower : range.lower / factor,
                range.upper < sample.maximum ? range.upper : range.upper * factor)
        }
        let space = (range.upper - range.lower) * room
        let begin = range.lower > sample.minimum ? range.lower : range.lower - space
        return ValueScale(
            linear: range.lower >= 0 ? max(begin, 0) : begin,
            range.upper < sample.maximum ? range.upper : range.upper + space)
    }

    private func plot(
        _ sample: Sample, _ scale: ValueScale, _ points: [(Double, Double)], _ marks: [Landmark]
    ) -> Plot {
        let typical = sample.percentile(Percentile(50), by: .nearest)
        let x = ValueAxis(
            .bottom, title: subject.title, quantity: subject.quantity, typical: typical, largest: scale.upper)
        let y = ValueAxis(
            .left, title: "\(subject.items.uppercasedFirst) at or below", quantity: .share, typical: 1,
            largest: 1)
        let guides = zip(marks, heights(of: marks, in: sample)).map { mark, height in
            Guides.Guide(
                name: mark.name, text: ChartText.figure(mark.value, subject.quantity), value: mark.value,
                height: height)
        }
        return Plot(
            x: scale, y: .values(ValueScale(linear: 0, 1)),
            marks: [
                Grid(of: y), x, y, Steps(points), Guides(guides), Readout(cumulative: points, subject),
            ])
    }

    /// Where on the curve percentiles are: at their own share, where the step at their value spans that.
    private func heights(of marks: [Landmark], in sample: Sample) -> [Double] {
        let edges = marks.flatMap { [$0.value.nextDown, $0.value] }.sorted()
        let shares = sample.cumulative(at: edges).map { Double($0?.rank ?? 0) / Double(sample.count) }
        let share = Dictionary(zip(edges, shares)) { first, _ in first }
        return marks.map { mark in
            min(max(mark.percentile.fraction, share[mark.value.nextDown] ?? 0), share[mark.value] ?? 1)
        }
    }

    private func description(
        _ sample: Sample, _ scale: ValueScale, _ marks: [Landmark], _ notes: [String]
    ) -> String {
        let quantity = subject.quantity
        let axis = scale.isLogarithmic ? ", on a logarithmic axis" : ""
        return "Cumulative distribution of \(Caption.items(sample.count, subject.items)) "
            + "by \(subject.title.lowercasedFirst)\(axis). "
            + (sample.minimum < sample.maximum
                ? "It rises from \(ChartText.figure(sample.minimum, quantity)) to "
                    + "\(ChartText.figure(sample.maximum, quantity)). "
                : "All are \(ChartText.figure(sample.minimum, quantity)). ")
            + Caption.percentiles(marks, quantity: quantity)
            + Caption.sentences(notes)
    }
}
