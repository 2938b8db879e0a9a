import TraceAnalysis

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
        let divisor = subject.tag.unit.divisor
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
