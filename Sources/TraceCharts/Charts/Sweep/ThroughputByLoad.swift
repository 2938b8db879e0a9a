import TraceAnalysis

/// Requests a second at each load, with the knee and what the objectives allow.
struct ThroughputByLoad {
    private let measure = "Throughput by load"

    func chart(of sweep: Sweep) -> Chart {
        let columns = ["curve", "load", "run", "requests_per_second", "mean", "low", "high"]
        let series = SweepSeries.all(of: sweep).filter { entry in
            entry.curve.points.contains { $0.figure(.requestThroughput) != nil }
        }
        guard let first = series.first else {
            return .missing(
                measure, reason: "no run says how many requests it made a second", columns: columns)
        }
        let single = series.count == 1 ? first.curve : nil
        let axis = LoadAxis(series.map(\.curve))
        let repeated = series.flatMap(\.curve.points).contains { $0.runs.count > 1 }
        let head = Caption.head(
            measure, finding: single?.throughputHeadline, counts: series.counts,
            ["successful requests"] + (repeated ? ["a dot a run, lines through their means"] : []))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "Level where more load only makes requests wait."
                + (repeated ? " Bars: 95 % intervals over runs." : ""),
            description: "Successful requests a second by load. " + series.map(words).joined(separator: " "),
            footnotes: SweepSeries.notDrawn(of: sweep) + beyond(series),
            content: .plot(plot(series, axis, single)),
            data: ChartTable(columns: columns, rows: series.flatMap(rows)))
    }

    /// How high the axis has to reach: to the ends of the intervals, but to no more than twice the highest run, so that
    /// an interval of two runs does not press all the others flat.
    private func height(_ series: [SweepSeries]) -> (runs: Double, axis: Double) {
        let figures = series.flatMap(\.curve.points).compactMap { $0.figure(.requestThroughput) }
        let runs = figures.flatMap(\.values).max() ?? 0
        let ends = figures.compactMap { $0.interval?.upperBound }.max() ?? 0
        return (runs, max(runs, min(ends, Self.mostRoom * runs)))
    }

    /// How many times the highest run the axis reaches at most.
    private static let mostRoom = 2.0

    /// Which intervals end above the axis, and where; nothing where all are whole.
    private func beyond(_ series: [SweepSeries]) -> [String] {
        let end = height(series).axis * Self.margin
        let cut = series.flatMap { entry in
            entry.curve.points.compactMap { point -> String? in
                guard let interval = point.figure(.requestThroughput)?.interval, interval.upperBound > end
                else {
                    return nil
                }
                return "\(entry.prefix)\(entry.curve.along.words(point.load)) to "
                    + "\(SweepText.rate(interval.upperBound))/s"
            }
        }
        return cut.isEmpty ? [] : ["intervals that end above the axis: \(cut.joined(separator: ", "))"]
    }

    /// How much above the highest mark the axis ends.
    private static let margin = 1.08

    private func words(_ series: SweepSeries) -> String {
        let points = series.curve.points.compactMap { point in
            point.mean(.requestThroughput).map {
                "\(series.curve.along.words(point.load)) \(SweepText.rate($0))/s"
            }
        }
        return series.prefix + points.joined(separator: ", ") + "."
    }

    private func rows(_ series: SweepSeries) -> [[ChartTable.Cell]] {
        series.curve.points.flatMap { point -> [[ChartTable.Cell]] in
            guard let figure = point.figure(.requestThroughput) else { return [] }
            return zip(point.runs, figure.values).map { run, value in
                [
                    .text(series.name), point.load.cell, .text(run.folder), .number(value),
                    .number(figure.mean), figure.interval.map { .number($0.lowerBound) } ?? .missing,
                    figure.interval.map { .number($0.upperBound) } ?? .missing,
                ]
            }
        }
    }

    private func plot(_ series: [SweepSeries], _ axis: LoadAxis, _ single: SweepCurve?) -> Plot {
        var marks: [any Mark] = []
        var spots: [(place: Readout.Place, text: String)] = []
        for entry in series {
            let figures = entry.curve.points.compactMap { point in
                point.figure(.requestThroughput).map { (point, $0) }
            }
            let places = figures.map { Line.Place(axis.place($0.load), $1.mean) }
            marks += [
                Whiskers(
                    figures.compactMap { point, figure in
                        figure.interval.map {
                            Whiskers.Whisker(x: axis.place(point.load), interval: $0)
                        }
                    }, ink: entry.ink),
                Line([places], ink: entry.ink, style: Line.Style(dash: entry.dash)),
                Dots(
                    figures.flatMap { point, figure in
                        figure.values.map { Line.Place(axis.place(point.load), $0) }
                    }, ink: entry.ink),
            ]
            for (point, figure) in figures {
                spots.append(
                    (
                        .point(Line.Place(axis.place(point.load), figure.mean)),
                        "\(entry.prefix)\(entry.curve.along.words(point.load)): "
                            + "\(SweepText.rate(figure.mean)) requests/s"
                    ))
            }
        }
        let height = height(series)
        let y = ValueAxis(
            .left, title: "Throughput", quantity: .requestsPerSecond, typical: height.runs,
            largest: height.axis)
        let guides =
            single.map { SweepGuides.guides($0, axis, height: { $0.mean(.requestThroughput) }) } ?? []
        return Plot(
            x: axis.scale, y: .values(ValueScale(linear: 0, height.axis * Self.margin)),
            marks: [Grid(of: y), axis.axis, y, Key(series.keys)] + marks + [Guides(guides), Readout(spots)])
    }
}

/// The upright lines at the loads that matter: the knee, and the most that meets the objectives.
enum SweepGuides {
    /// The lines of a curve, ascending.
    static func guides(
        _ curve: SweepCurve, _ axis: LoadAxis, height: (SweepPoint) -> Double?
    ) -> [Guides.Guide] {
        let marked = [("knee", curve.knee), ("SLO", curve.capacity)].compactMap { name, index in
            index.map { (name, curve.points[$0]) }
        }
        return marked.map { name, point in
            Guides.Guide(
                name: name, text: curve.along.words(point.load), value: axis.place(point.load),
                height: height(point))
        }.sorted { $0.value < $1.value }
    }
}

extension SweepValue {
    /// The value in a table.
    var cell: ChartTable.Cell {
        switch self {
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        }
    }
}
