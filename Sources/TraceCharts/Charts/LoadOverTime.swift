import TraceAnalysis

/// Requests a second above tokens a second above requests in flight, in windows of a round length, on one time axis.
struct ThroughputOverTimeChart {
    private let measure = "Throughput over time"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = [
            "start", "end", "requests", "failed", "requests_per_second", "tokens_per_second", "in_flight",
        ]
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests, let time = Timeline(table) else {
            return missing("the start of requests was not recorded")
        }
        guard let throughput = Throughput(table, time) else {
            return missing("the run has no length that is known")
        }
        let windows = throughput.windows
        let flight = RequestsInFlight(table, time)
        let width = ChartText.round(nanoseconds: throughput.windowLength)
        let notes =
            Caption.notShown(throughput.unknown, "requests", "neither start nor end is recorded")
            + (throughput.hasTokens ? [] : ["output tokens were not recorded"]) + Caption.thinned(table)
        let done = windows.reduce(0) { $0 + $1.requests }
        let subtitle =
            ["\(Caption.items(done, "requests")) completed"]
            + (throughput.failures.isEmpty
                ? [] : [run.analysis.overview.lostInWords.joined(separator: ", ")])
            + ["windows of \(width)"]
        let strokes = Caption.lost(
            run.analysis.overview, failed: "failures", cancelled: "cancellations")
        let head = Caption.head(
            measure, finding: Caption.finding(run.analysis, on: "throughput-over-time"),
            counts: subtitle[0], Array(subtitle.dropFirst()))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "Throughput is counted where a request ends"
                + (throughput.failures.isEmpty ? "." : "; strokes are \(strokes)."),
            description: description(throughput, flight, time, run.analysis.overview.lostInWords, notes),
            footnotes: notes,
            content: .panels(panels(throughput, flight, time, FailureTimes(table, time).moments)),
            data: ChartTable(
                columns: columns,
                rows: windows.enumerated().map { index, window in
                    [
                        .number(window.lower / 1e6), .number(window.upper / 1e6), .count(window.requests),
                        .count(window.failed), .number(window.perSecond(Double(window.requests))),
                        throughput.hasTokens ? .number(window.perSecond(window.tokens)) : .missing,
                        flight.map { .number($0.windows[index].mean) } ?? .missing,
                    ]
                }))
    }

    private func panels(
        _ throughput: Throughput, _ flight: RequestsInFlight?, _ time: Timeline,
        _ failures: (failed: [Double], cancelled: [Double])
    ) -> [Plot] {
        let windows = throughput.windows
        var levels = [
            Level(title: "Requests/s", series: 0, values: windows.map { $0.perSecond(Double($0.requests)) })
        ]
        if throughput.hasTokens {
            levels.append(
                Level(title: "Output tokens/s", series: 2, values: windows.map { $0.perSecond($0.tokens) }))
        }
        if let flight {
            levels.append(Level(title: "In flight", series: 4, values: flight.windows.map(\.mean)))
        }
        return levels.enumerated().map { index, level in
            panel(level, windows, time, failures, isLast: index == levels.count - 1)
        }
    }

    /// What one of the panels shows: a value of each window.
    private struct Level {
        let title: String
        let series: Int
        let values: [Double]
    }

    private func panel(
        _ level: Level, _ windows: [Throughput.Window], _ time: Timeline,
        _ failures: (failed: [Double], cancelled: [Double]), isLast: Bool
    ) -> Plot {
        let largest = max(level.values.max() ?? 0, .leastNonzeroMagnitude * 1e20)
        let x = isLast ? ValueAxis(time) : ValueAxis(time, title: "")
        let y = ValueAxis(
            .left, title: level.title, quantity: .plain(unit: ""), typical: largest, largest: largest)
        let places = zip(windows, level.values).map { Line.Place($0.lower, $1) }
        return Plot(
            x: ValueScale(linear: 0, time.length), y: .values(ValueScale(linear: 0, largest * 1.06)),
            marks: [
                Grid(of: y), Levels(places, until: time.length, ink: .series(level.series)),
                Rug(failures.cancelled, ink: .muted), Rug(failures.failed), x, y,
                Readout(windows, level.values, level.title.lowercasedFirst),
            ])
    }

    private func description(
        _ throughput: Throughput, _ flight: RequestsInFlight?, _ time: Timeline, _ lost: [String],
        _ notes: [String]
    ) -> String {
        func range(_ values: [Double], _ unit: String) -> String {
            let (lowest, highest) = (values.min() ?? 0, values.max() ?? 0)
            return "\(ChartText.range(ChartText.digits(lowest), ChartText.digits(highest))) \(unit) a second"
        }
        let windows = throughput.windows
        let tokens = range(windows.map { $0.perSecond($0.tokens) }, "output tokens")
        return "Throughput over \(ChartText.duration(nanoseconds: time.length)) in "
            + "\(Caption.items(windows.count, "windows")): "
            + range(windows.map { $0.perSecond(Double($0.requests)) }, "requests")
            + (throughput.hasTokens ? ", \(tokens)" : "")
            + (flight.map { ", on average \(ChartText.digits($0.mean)) requests in flight" } ?? "")
            + "."
            + (lost.isEmpty ? "" : " Strokes: \(lost.joined(separator: " and ")).")
            + Caption.sentences(notes)
    }
}

/// Exact steps of the requests in flight, and their mean in windows.
struct ConcurrencyChart {
    private let measure = "Requests in flight"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["time", "requests", "window_mean"]
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests, let time = Timeline(table),
            let flight = RequestsInFlight(table, time)
        else { return missing("start and end of requests were not recorded") }
        let known = table.count - flight.unknown
        let notes =
            Caption.notShown(flight.unknown, "requests", "start or end is not recorded")
            + Caption.thinned(table)
        let mean = ChartText.digits(flight.mean)
        let highest = FigureStyle.grouped(flight.highest)
        let failed =
            table.failures.isEmpty ? [] : ["\(Caption.lost(run.analysis.overview)) ones included"]
        return Chart(
            title: measure,
            subtitle: Caption.joined(
                [Caption.items(known, "requests")] + failed + ["at most \(highest) at once", "mean \(mean)"]),
            caption: "Filled: the mean of each window. Thin line: every change.",
            description: "Requests under way over \(ChartText.duration(nanoseconds: time.length)): at most "
                + "\(highest) at once, \(mean) on average." + Caption.sentences(notes),
            footnotes: notes, content: .plot(plot(flight, time)),
            data: ChartTable(
                columns: columns,
                rows: flight.steps.map { step in
                    [
                        .number(step.time / 1e6), .count(step.count),
                        .number(flight.window(at: step.time).mean),
                    ]
                }))
    }

    private func plot(_ flight: RequestsInFlight, _ time: Timeline) -> Plot {
        let highest = Double(flight.highest)
        let x = ValueAxis(time)
        let y = ValueAxis(
            .left, title: "Requests in flight", quantity: .count, typical: highest, largest: highest)
        let steps = flight.steps.map { Line.Place($0.time, Double($0.count)) }
        let means = flight.windows.map { Line.Place($0.lower, $0.mean) }
        let width = ChartText.round(nanoseconds: flight.windowLength)
        return Plot(
            x: ValueScale(linear: 0, time.length), y: .values(ValueScale(linear: 0, highest * 1.06)),
            marks: [
                Grid(of: y), Levels(steps, until: time.length, ink: .muted, isFilled: false, width: 0.75),
                Levels(means, until: time.length), x, y,
                Key([
                    Key.Entry(.line(.series(0), .solid), "Mean of each \(width)"),
                    Key.Entry(.line(.muted, Line.Style(width: 0.75)), "Every change"),
                ]),
                Readout(flight),
            ])
    }
}

extension ValueAxis {
    /// An axis below the plot, over the time of a run.
    init(_ time: Timeline, title: String = "Time since the first request began") {
        self.init(.bottom, title: title, quantity: .time, typical: time.length, largest: time.length)
    }
}
