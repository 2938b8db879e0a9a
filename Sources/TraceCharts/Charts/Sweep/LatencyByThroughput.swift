import TraceAnalysis

/// How long answers are waited for against how many are made: the first token's p50 and p99 at each load.
struct LatencyByThroughput {
    private let rest = "against throughput"
    /// From this ratio of the longest to the shortest time on the axis is logarithmic.
    private let wide = 15.0

    /// A curve with the times of its points.
    private struct Times {
        let series: SweepSeries
        let tag: MetricTag
        let points: [Entry]

        /// A point with its times.
        struct Entry {
            let point: SweepPoint
            let throughput: Double
            let p50: Double
            let p99: Double
        }

        init?(_ series: SweepSeries) {
            self.series = series
            tag = series.curve.firstToken ?? .httpReqDuration
            let tag = tag
            points = series.curve.points.compactMap { point in
                guard let throughput = point.mean(.requestThroughput),
                    let p50 = point.mean(.percentile(50, tag)), let p99 = point.mean(.percentile(99, tag))
                else { return nil }
                return Entry(point: point, throughput: throughput, p50: p50, p99: p99)
            }
            if points.isEmpty { return nil }
        }

        func places(_ value: (Entry) -> Double) -> [Line.Place] {
            points.map { Line.Place($0.throughput, value($0)) }
        }
    }

    func chart(of sweep: Sweep) -> Chart {
        let columns = ["curve", "load", "requests_per_second", "p50", "p99"]
        let all = SweepSeries.all(of: sweep).compactMap(Times.init)
        guard let first = all.first else {
            return .missing(
                "First token \(rest)", reason: "no run says how long its requests took", columns: columns)
        }
        let name = all.allSatisfy { $0.tag == first.tag } ? first.tag.shortName : "First token or request"
        let measure = "\(name) \(rest)"
        let single = all.count == 1 ? first.series.curve : nil
        let head = Caption.head(
            measure, finding: single?.latencyHeadline, counts: all.map(\.series).counts, [])
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "Straight up means waiting: more load, no more throughput.",
            description: "\(name), p50 and p99, against requests a second. "
                + all.map(words).joined(separator: " "),
            footnotes: SweepSeries.notDrawn(of: sweep),
            content: .plot(plot(all, name)),
            data: ChartTable(
                columns: columns,
                rows: all.flatMap { times in
                    times.points.map { entry in
                        [
                            .text(times.series.name), entry.point.load.cell, .number(entry.throughput),
                            .number(Quantity.time.encoded(entry.p50)),
                            .number(Quantity.time.encoded(entry.p99)),
                        ]
                    }
                }))
    }

    private func words(_ times: Times) -> String {
        times.series.prefix
            + times.points.map { entry in
                "\(times.series.curve.along.words(entry.point.load)) \(ChartText.duration(nanoseconds: entry.p50)) "
                    + "and \(ChartText.duration(nanoseconds: entry.p99)) at \(SweepText.rate(entry.throughput))/s"
            }.joined(separator: ", ") + "."
    }

    private func plot(_ all: [Times], _ name: String) -> Plot {
        let values = all.flatMap { $0.points.flatMap { [$0.p50, $0.p99] } }
        let (least, most) = (values.min() ?? 0, values.max() ?? 1)
        let isWide = least > 0 && most / least >= wide
        let objective = objective(all)
        let top = max(most, objective?.limit ?? 0)
        let scale =
            isWide
            ? ValueScale(logarithmic: min(least, objective?.limit ?? least) / 1.25, top * 1.25)
            : ValueScale(linear: 0, top * 1.08)
        let throughputs = all.flatMap { $0.points.map(\.throughput) }
        let widest = throughputs.max() ?? 1
        let x = ValueAxis(
            .bottom, title: "Throughput", quantity: .requestsPerSecond, typical: widest, largest: widest)
        let y = ValueAxis(.left, title: name, quantity: .time, typical: all[0].points[0].p50, largest: top)
        let thin = Line.Style(dash: [2, 2.5], width: 1.25, opacity: 0.9)
        var marks: [any Mark] = []
        var labels: [PointLabels.Label] = []
        var spots: [(place: Readout.Place, text: String)] = []
        for times in all {
            let (p50, p99) = (times.places(\.p50), times.places(\.p99))
            let ink = times.series.ink
            marks += [
                Line([p99], ink: ink, style: thin),
                Line([p50], ink: ink, style: Line.Style(dash: times.series.dash)), Dots(p99, ink: ink),
                Dots(p50, ink: ink),
            ]
            let field = times.series.curve.along
            for (entry, place) in zip(times.points, p50) {
                let load = field.short(entry.point.load)
                labels.append(PointLabels.Label(place, [marked(entry.point, times) ?? load, load]))
                spots.append(
                    (
                        .point(place),
                        "\(times.series.prefix)\(field.words(entry.point.load)): "
                            + "p50 \(FindingText.time(entry.p50)), p99 \(FindingText.time(entry.p99)), "
                            + "\(SweepText.rate(entry.throughput)) requests/s"
                    ))
            }
        }
        let keys = [
            Key.Entry(.line(all.count == 1 ? all[0].series.ink : .text, .solid), "p50, labelled by load"),
            Key.Entry(.line(all.count == 1 ? all[0].series.ink : .text, thin), "p99"),
        ]
        let width = ValueScale(linear: 0, widest * 1.1)
        var limit: [any Mark] = []
        if let objective {
            let level = [Line.Place(width.lower, objective.limit), Line.Place(width.upper, objective.limit)]
            limit = [
                Line([level], ink: .guide, style: .dashed),
                PointLabels(
                    [
                        PointLabels.Label(
                            Line.Place(0, objective.limit),
                            ["SLO: at most \(ChartText.duration(nanoseconds: objective.limit))", "SLO"])
                    ], isRinged: false),
            ]
        }
        return Plot(
            x: width, y: .values(scale),
            marks: [Grid(of: y), x, y, Key(keys + all.map(\.series).keys)] + marks + limit + [
                PointLabels(labels, isRinged: false)
            ]
                + [Readout(spots)])
    }

    /// `8, knee`, where a point is that.
    private func marked(_ point: SweepPoint, _ times: Times) -> String? {
        let curve = times.series.curve
        let load = curve.along.short(point.load)
        guard let knee = curve.knee, curve.points[knee].load == point.load else { return nil }
        return "\(load) (knee)"
    }

    /// The limit of the time that is drawn, where all curves have the same.
    private func objective(_ all: [Times]) -> Objective? {
        let asked = all.map { times in
            times.series.curve.points.first?.runs.first?.objectives.first { $0.metric == times.tag.name }
        }
        guard let first = asked.first, let objective = first, asked.allSatisfy({ $0 == objective }),
            [.atMost, .below].contains(objective.comparison)
        else { return nil }
        return objective
    }
}

extension MetricTag {
    /// What it is in a few words: `First token`.
    var shortName: String {
        switch self {
        case .timeToFirstToken: "First token"
        case .ttfb: "First byte"
        case .httpReqDuration: "Whole request"
        default: metric.title
        }
    }
}
