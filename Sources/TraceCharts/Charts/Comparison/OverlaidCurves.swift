import TraceAnalysis

/// The cumulative distributions of one metric in several runs, one line a run.
struct OverlaidDistributions: Sendable {
    private let subject: Subject

    init(of subject: Subject) {
        self.subject = subject
    }

    /// The lines, each with its run's name beside it.
    @Sendable func chart(of runs: [NamedRun]) -> Chart {
        let title = "\(subject.title), cumulative"
        let columns = ["run", "value", "fraction"]
        guard let compared = ComparedSamples(runs, of: subject) else {
            return .missing(title, runs, of: subject, columns: columns)
        }
        let range = compared.range
        let scale = ValueScale(range)
        let curves = compared.series.map { series in
            let distribution = EmpiricalDistribution(of: series.sample, in: range)
            return distribution.points.map { ($0.value, Double($0.rank) / Double(distribution.count)) }
        }
        let outside = compared.series.flatMap { series -> [String] in
            let values = OffAxisValues(of: series.sample, lower: scale.lower, upper: scale.upper)
            return Caption.footnotes(
                values, count: series.sample.count, quantity: subject.quantity,
                isLogarithmic: scale.isLogarithmic
            ).map { "\(series.name): \($0)" }
        }
        let divisor = subject.quantity.divisor
        let rows = zip(compared.series, curves).flatMap { series, points in
            points.map { [.text(series.name), .number($0.0 / divisor), .number($0.1)] as [ChartTable.Cell] }
        }
        return Chart(
            title: title, subtitle: compared.subtitle(subject),
            description: "\(subject.title), cumulative, of \(compared.series.count) runs. "
                + compared.description(subject),
            footnotes: outside + compared.notes,
            content: .plot(plot(compared, scale, curves)),
            data: ChartTable(columns: columns, rows: rows))
    }

    private func plot(
        _ compared: ComparedSamples, _ scale: ValueScale, _ curves: [[(Double, Double)]]
    ) -> Plot {
        let typical = compared.series[0].sample.percentile(Percentile(50), by: .nearest)
        let x = ValueAxis(
            .bottom, title: subject.title, quantity: subject.quantity, typical: typical, largest: scale.upper)
        let y = ValueAxis(
            .left, title: "\(subject.items.uppercasedFirst) at or below", quantity: .share, typical: 1,
            largest: 1)
        let lines = zip(compared.series, curves).map { Steps($1, series: $0.index) as any Mark }
        let labels = zip(compared.series, curves).map { series, points in
            // From the upper part of the line down, where lines lie apart.
            let places = stride(from: 0.92, through: 0.08, by: -0.06).compactMap { share in
                points.first { $0.1 >= share }.map { Line.Place($0.0, share) }
            }
            return CurveLabels.Curve(name: series.name, series: series.index, places: places)
        }
        return Plot(
            x: scale, y: .values(ValueScale(linear: 0, 1)),
            marks: [Grid(of: y), x, y] + lines + [CurveLabels(labels)])
    }
}

/// The percentile curves of one metric in several runs, one line a run.
struct OverlaidPercentiles: Sendable {
    private let subject: Subject

    init(of subject: Subject) {
        self.subject = subject
    }

    /// The lines, each with its run's name beside it, faint where few values lie beyond.
    @Sendable func chart(of runs: [NamedRun]) -> Chart {
        let title = "\(subject.title) by percentile"
        let columns = ["run", "percentile", "value"]
        guard let compared = ComparedSamples(runs, of: subject) else {
            return .missing(title, runs, of: subject, columns: columns)
        }
        let method = runs[0].run.analysis.options.percentileMethod
        let curves = compared.series.map { PercentileCurve(of: $0.sample, by: method) }
        let divisor = subject.quantity.divisor
        let rows = zip(compared.series, curves).flatMap { series, curve in
            curve.points.map {
                [.text(series.name), .number($0.percentile), .number($0.value / divisor)]
                    as [ChartTable.Cell]
            }
        }
        let faded = "faint: fewer than \(PercentileCurve.enough) \(subject.items) beyond"
        return Chart(
            title: title, subtitle: compared.subtitle(subject) + " · " + faded,
            description: "\(subject.title) at every percentile of \(compared.series.count) runs. "
                + compared.description(subject),
            footnotes: compared.notes,
            content: .plot(plot(compared, curves)),
            data: ChartTable(columns: columns, rows: rows))
    }

    private func plot(_ compared: ComparedSamples, _ curves: [PercentileCurve]) -> Plot {
        let range = compared.wholeRange
        let x = ValueAxis(
            .bottom, title: "Percentile of \(subject.items) (log scale towards 100 %)",
            ticks: PercentileChart.ticks)
        let y = ValueAxis(
            .left, title: subject.title, quantity: subject.quantity,
            typical: compared.series[0].sample.percentile(Percentile(50), by: .nearest),
            largest: range.upper)
        let places = curves.map { $0.points.map { Line.Place($0.nines, $0.value) } }
        let lines = zip(zip(compared.series, curves), places).flatMap { entry, places -> [any Mark] in
            let (sound, faint) = places.split(at: entry.1.trusted)
            let dash = Steps.dash(ofSeries: entry.0.index)
            let ink = Ink.series(entry.0.index)
            return [
                Line([sound], ink: ink, style: Line.Style(dash: dash)),
                Line([faint], ink: ink, style: Line.Style(dash: dash, width: 1, opacity: 0.55)),
            ]
        }
        let labels = zip(zip(compared.series, curves), places).map { entry, places in
            let sound = places.filter { $0.x <= max(entry.1.trusted, 1) }
            let count = sound.count
            return CurveLabels.Curve(
                name: entry.0.name, series: entry.0.index,
                places: (0..<14).compactMap { count > 0 ? sound[(count - 1) * (13 - $0) / 13] : nil })
        }
        let end = max(places.compactMap { $0.last?.x }.max() ?? 0, 1)
        return Plot(
            x: ValueScale(linear: 0, end), y: .values(ValueScale(range).withHeadroom),
            marks: [Grid(of: y), x, y] + lines + [CurveLabels(labels)])
    }
}

extension Chart {
    /// A chart of several runs of which none has the metric.
    static func missing(
        _ title: String, _ runs: [NamedRun], of subject: Subject, columns: [String]
    ) -> Chart {
        let reason = runs.first.map { subject.reason($0.run.analysis) } ?? "there is no run"
        return Chart(
            title: title, description: "No data: \(reason).", content: .noData(reason: reason),
            data: ChartTable(columns: columns, rows: []))
    }
}
