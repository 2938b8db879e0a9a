import TraceAnalysis

/// What each user gets against what all get: tokens a second, a dot a load.
struct ParetoFront {
    private let measure = "Tokens a second: to each user, and in all"

    /// A curve with what its points give.
    private struct Trades {
        let series: SweepSeries
        let points: [Trade]
        let front: [Trade]
    }

    /// What a point gives.
    private struct Trade {
        let point: SweepPoint
        let user: Double
        let all: Double

        var place: Line.Place { Line.Place(user, all) }
    }

    func chart(of sweep: Sweep) -> Chart {
        let columns = ["curve", "load", "tokens_per_second_per_user", "output_tokens_per_second", "pareto"]
        let trades = SweepSeries.all(of: sweep).compactMap { series -> Trades? in
            func trade(_ point: SweepPoint) -> Trade? {
                guard let user = point.mean(.tokensPerUser), let all = point.mean(.outputTokenThroughput)
                else { return nil }
                return Trade(point: point, user: user, all: all)
            }
            let points = series.curve.points.compactMap(trade)
            let front = series.curve.pareto.map { series.curve.points[$0] }.compactMap(trade)
            return points.isEmpty ? nil : Trades(series: series, points: points, front: front)
        }
        guard !trades.isEmpty else {
            return .missing(
                measure, reason: "no run says how many tokens it made and how fast each came",
                columns: columns)
        }
        return Chart(
            title: measure, subtitle: Caption.joined([trades.map(\.series).counts, "dots labelled by load"]),
            caption: "Up and to the right is better; ringed: nothing is better in both.",
            description: "Tokens a second of a user against those of all. "
                + trades.map(words).joined(separator: " "),
            footnotes: SweepSeries.notDrawn(of: sweep), content: .plot(plot(trades)),
            data: ChartTable(
                columns: columns,
                rows: trades.flatMap { entry in
                    entry.points.map { trade in
                        [
                            .text(entry.series.name), trade.point.load.cell, .number(trade.user),
                            .number(trade.all),
                            .count(entry.front.contains { $0.point.load == trade.point.load } ? 1 : 0),
                        ]
                    }
                }))
    }

    private func words(_ trades: Trades) -> String {
        trades.series.prefix
            + trades.points.map { trade in
                "\(trades.series.curve.along.words(trade.point.load)) \(ChartText.digits(trade.user)) a user, "
                    + "\(ChartText.digits(trade.all)) in all"
            }.joined(separator: "; ") + "."
    }

    private func plot(_ trades: [Trades]) -> Plot {
        let all = trades.flatMap(\.points)
        let widest = all.map(\.user).max() ?? 1
        let highest = all.map(\.all).max() ?? 1
        let least = all.map(\.user).min() ?? 0
        // What differs by a few percent would be one column of dots on an axis from 0.
        let begin = least > widest / 2 ? max(least - (widest - least) * 0.5, 0) : 0
        let x = ValueAxis(
            .bottom, title: "To each user", quantity: .tokensPerSecond, typical: widest, largest: widest)
        let y = ValueAxis(
            .left, title: "In all", quantity: .tokensPerSecond, typical: highest, largest: highest)
        var marks: [any Mark] = []
        var labels: [PointLabels.Label] = []
        var rings: [PointLabels.Label] = []
        var spots: [(place: Readout.Place, text: String)] = []
        for entry in trades {
            let field = entry.series.curve.along
            marks += [
                Line(
                    [entry.points.map(\.place)], ink: entry.series.ink,
                    style: Line.Style(dash: entry.series.dash, width: 1, opacity: 0.6)),
                Dots(entry.points.map(\.place), ink: entry.series.ink),
            ]
            rings += entry.front.map { PointLabels.Label($0.place, []) }
            labels += entry.points.map { PointLabels.Label($0.place, [field.short($0.point.load)]) }
            spots += entry.points.map { trade in
                (
                    .point(trade.place),
                    "\(entry.series.prefix)\(field.words(trade.point.load)): "
                        + "\(ChartText.digits(trade.user)) tokens/s a user, \(ChartText.digits(trade.all)) in all"
                )
            }
        }
        let room = max(widest - begin, widest * 0.05) * 0.08
        return Plot(
            x: ValueScale(linear: max(begin - room, 0), widest + room),
            y: .values(ValueScale(linear: 0, highest * 1.1)),
            marks: [Grid(of: y), x, y, Key(trades.map(\.series).keys)] + marks + [
                PointLabels(rings), PointLabels(labels, isRinged: false, joinsNear: true),
            ]
                + [Readout(spots)])
    }
}
