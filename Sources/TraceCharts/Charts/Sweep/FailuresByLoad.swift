import TraceAnalysis

/// Which share of the requests failed at each load.
struct FailuresByLoad {
    private let measure = "Failed requests by load"

    func chart(of sweep: Sweep) -> Chart {
        let columns = ["curve", "load", "requests", "failed", "share"]
        let series = SweepSeries.all(of: sweep)
        let points = series.flatMap(\.curve.points)
        let rows = series.flatMap { series in
            series.curve.points.map { point -> [ChartTable.Cell] in
                [
                    .text(series.name), point.load.cell, .count(point.requests), .count(point.failed),
                    point.failedShare.map { .number($0) } ?? .missing,
                ]
            }
        }
        let requests = points.reduce(0) { $0 + $1.requests }
        guard points.contains(where: { $0.failed > 0 }) else {
            let reason =
                requests > 0 ? "none of \(Caption.items(requests, "requests")) failed" : "there is no request"
            var chart = Chart.missing(measure, reason: reason, columns: columns)
            chart.data = ChartTable(columns: columns, rows: rows)
            return chart
        }
        let single = series.count == 1 ? series.first?.curve : nil
        let head = Caption.head(
            measure, finding: single?.failureHeadline, counts: Caption.items(requests, "requests"),
            ["cancelled ones left out"])
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: kinds(points),
            description: "The share of requests that failed, by load. "
                + series.map(words).joined(separator: " "),
            footnotes: SweepSeries.notDrawn(of: sweep),
            content: .plot(plot(series)), data: ChartTable(columns: columns, rows: rows))
    }

    /// The most frequent kinds of failure, in words.
    private func kinds(_ points: [SweepPoint]) -> String {
        let kinds = points.flatMap(\.runs).flatMap(\.failures)
        var counts: [(name: String, count: Int)] = []
        for kind in kinds {
            let name = kind.kindName
            if let place = counts.firstIndex(where: { $0.name == name }) {
                counts[place].count += kind.count
            } else {
                counts.append((name, kind.count))
            }
        }
        let sorted = counts.enumerated().sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }
        let named = sorted.prefix(3).map { "\($0.element.name) (\(FigureStyle.grouped($0.element.count)))" }
        return named.isEmpty ? "" : "Mostly " + named.joined(separator: ", ") + "."
    }

    private func words(_ series: SweepSeries) -> String {
        series.prefix
            + series.curve.points.map { point in
                "\(series.curve.along.words(point.load)) \(ChartText.percent(point.failedShare ?? 0))"
            }.joined(separator: ", ") + "."
    }

    private func plot(_ series: [SweepSeries]) -> Plot {
        let axis = LoadAxis(series.map(\.curve))
        let shares = series.flatMap(\.curve.points).compactMap(\.failedShare)
        let highest = max(shares.max() ?? 0, 0.01)
        let y = ValueAxis(.left, title: "Failed", quantity: .share, typical: highest, largest: highest)
        var marks: [any Mark] = []
        var spots: [(place: Readout.Place, text: String)] = []
        for entry in series {
            let places = entry.curve.points.compactMap { point in
                point.failedShare.map { Line.Place(axis.place(point.load), $0) }
            }
            let ink: Ink = series.count == 1 ? .failure : entry.ink
            marks += [
                Line([places], ink: ink, style: Line.Style(dash: entry.dash)), Dots(places, ink: ink),
            ]
            spots += entry.curve.points.compactMap { point in
                point.failedShare.map { share in
                    (
                        .point(Line.Place(axis.place(point.load), share)),
                        "\(entry.prefix)\(entry.curve.along.words(point.load)): "
                            + "\(FindingText.count(point.failed)) of \(FindingText.count(point.requests)) failed"
                    )
                }
            }
        }
        return Plot(
            x: axis.scale, y: .values(ValueScale(linear: 0, min(highest * 1.1, 1.02))),
            marks: [Grid(of: y), axis.axis, y, Key(series.keys)] + marks + [Readout(spots)])
    }
}

extension Failure {
    /// The kind in words: `503`, `TimeoutError`.
    fileprivate var kindName: String {
        let names = [type, code?.description].compactMap { $0?.visible }
        return names.isEmpty ? "unnamed" : names.joined(separator: " ")
    }
}
