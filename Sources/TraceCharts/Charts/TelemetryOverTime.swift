import TraceAnalysis

/// What GPUs and the server did, below throughput and requests in flight, on one time axis.
struct TelemetryChart {
    private let measure = "GPUs and server over time"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["measure", "unit", "start", "end", "mean"]
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let telemetry = run.telemetry, !telemetry.series.isEmpty else {
            return missing("no GPU telemetry or server metrics of this time lie beside the run")
        }
        guard let table = run.measurements.requests, let time = Timeline(table),
            let throughput = Throughput(table, time)
        else { return missing("the run has no length that is known") }
        let stalls = (Silences(table, time)?.silences ?? []).filter { $0.length >= TelemetryChart.shownStall }
        let means = telemetry.series.filter(\.isMeanOnly).map(\.measure.words)
        let notes =
            telemetry.notes + Caption.thinned(table)
            + (means.isEmpty
                ? []
                : ["\(means.joined(separator: " and ")), drawn level: only the mean of the run was recorded"])
        let width = ChartText.round(nanoseconds: throughput.windowLength)
        return Chart(
            title: measure,
            subtitle: Caption.joined(
                ["mean of all GPUs and servers", "windows of \(width)"]
                    + (stalls.isEmpty ? [] : [Caption.items(stalls.count, "silences marked")])),
            caption: stalls.isEmpty
                ? "Compare what the server did with what was asked of it."
                : "Tinted: nothing arrived for 250 ms or more though requests waited.",
            description: description(telemetry, time) + Caption.sentences(notes), footnotes: notes,
            content: .panels(panels(telemetry, table, throughput, time, stalls)),
            data: ChartTable(
                columns: columns,
                rows: telemetry.series.flatMap { series in
                    series.windows.map { window in
                        [
                            .text(series.measure.name), .text(series.measure.unit),
                            .number(window.lower / 1e6),
                            .number(window.upper / 1e6), .number(window.mean),
                        ]
                    }
                }))
    }

    /// Silences from here on are marked, in ns.
    private static let shownStall = 250e6

    private func panels(
        _ telemetry: Telemetry, _ table: RequestTable, _ throughput: Throughput, _ time: Timeline,
        _ stalls: [Silences.Silence]
    ) -> [Plot] {
        let windows = throughput.windows
        let rate = windows.map {
            Line.Place($0.lower, $0.perSecond(throughput.hasTokens ? $0.tokens : Double($0.requests)))
        }
        // Titles are short, as a panel is not high; one of several lines has a key instead.
        var panels = [
            Panel(
                title: throughput.hasTokens ? "Tokens/s" : "Req./s",
                lines: [Panel.Level(name: "", places: rate, series: 2, isFilled: true)])
        ]
        var load: [Panel.Level] = []
        if let flight = RequestsInFlight(table, time) {
            load.append(
                Panel.Level(
                    name: "Requests in flight", places: flight.windows.map { Line.Place($0.lower, $0.mean) },
                    series: 4,
                    isFilled: true))
        }
        if let backlog = Backlog(table, time) {
            load.append(
                Panel.Level(
                    name: "without a first token",
                    places: backlog.steps.map { Line.Place($0.time, Double($0.count)) }, series: 0))
        }
        load += level(telemetry, .queueLength, 1)
        panels.append(Panel(lines: load))
        panels.append(
            Panel(
                lines: level(telemetry, .gpuUtilization, 0) + level(telemetry, .cacheUsage, 1),
                largest: 100))
        panels.append(Panel(title: "GPU, W", lines: level(telemetry, .gpuPower, 3)))
        let shown = panels.filter { !$0.lines.isEmpty }
        return shown.enumerated().map { index, panel in
            panel.plot(time, stalls, isLast: index == shown.count - 1)
        }
    }

    private func level(_ telemetry: Telemetry, _ measure: Telemetry.Measure, _ series: Int) -> [Panel.Level] {
        telemetry[measure].map { found in
            [
                Panel.Level(
                    name: measure.title, places: found.windows.map { Line.Place($0.lower, $0.mean) },
                    series: series)
            ]
        } ?? []
    }

    private func description(_ telemetry: Telemetry, _ time: Timeline) -> String {
        let parts = telemetry.series.map { series in
            let means = series.windows.map(\.mean)
            let (lowest, highest) = (means.min() ?? 0, means.max() ?? 0)
            let unit = series.measure == .queueLength ? "" : " \(series.measure.unit)"
            return series.isMeanOnly
                ? "\(series.measure.words) \(ChartText.digits(lowest))\(unit) on average"
                : "\(series.measure.words) \(ChartText.digits(lowest)) to "
                    + "\(ChartText.digits(highest))\(unit)"
        }
        return "Over \(ChartText.duration(nanoseconds: time.length)): \(parts.joined(separator: ", "))."
    }
}

/// One of the plots below each other: lines of one unit.
private struct Panel {
    /// A line that has each place's height until the next one.
    struct Level {
        let name: String
        let places: [Line.Place]
        let series: Int
        var isFilled = false
    }

    /// What the axis says where there is one line; several have a key.
    var title = ""
    let lines: [Level]
    /// The top of the axis; nil for that of the lines.
    var largest: Double?

    private var hasKey: Bool { lines.count > 1 || title.isEmpty }

    func plot(_ time: Timeline, _ stalls: [Silences.Silence], isLast: Bool) -> Plot {
        let highest = lines.flatMap(\.places).map(\.y).max() ?? 0
        let top = max(largest ?? 0, highest, .leastNonzeroMagnitude * 1e20)
        let x = isLast ? ValueAxis(time) : ValueAxis(time, title: "")
        let y = ValueAxis(
            .left, title: hasKey ? "" : title, quantity: .plain(unit: ""), typical: top, largest: top
        )
        let stopped = stalls.map {
            [Band.Slice($0.lower, 0, top * 1.06), Band.Slice($0.upper, 0, top * 1.06)]
        }
        var marks: [any Mark] = [Grid(of: y), Band(stopped, ink: .failure)]
        for line in lines {
            marks.append(
                Levels(line.places, until: time.length, ink: .series(line.series), isFilled: line.isFilled))
        }
        marks += [x, y]
        if hasKey {
            marks.append(
                Key(
                    lines.map { line in
                        Key.Entry(
                            line.isFilled
                                ? .tint(.series(line.series))
                                : .line(.series(line.series), Line.Style(width: 1.25)),
                            line.name)
                    }))
        }
        marks.append(
            Readout(
                stalls.map { stall in
                    (
                        place: .column(from: stall.lower, to: stall.upper),
                        text: "nothing for \(ChartText.duration(nanoseconds: stall.length)), "
                            + "\(Caption.items(stall.waiting, "requests")) waiting"
                    )
                }))
        return Plot(
            x: ValueScale(linear: 0, time.length), y: .values(ValueScale(linear: 0, top * 1.06)), marks: marks
        )
    }
}

extension Telemetry.Measure {
    /// As the data calls it.
    fileprivate var name: String {
        switch self {
        case .gpuUtilization: "gpu_utilization"
        case .gpuPower: "gpu_power"
        case .queueLength: "queue_length"
        case .cacheUsage: "kv_cache_usage"
        }
    }

    /// As the key calls it.
    fileprivate var title: String {
        switch self {
        case .gpuUtilization: "GPU utilisation, %"
        case .gpuPower: "GPU power, W"
        case .queueLength: "in the server's queue"
        case .cacheUsage: "KV cache, %"
        }
    }

    /// As sentences call it.
    fileprivate var words: String {
        switch self {
        case .gpuUtilization: "GPU utilisation"
        case .gpuPower: "GPU power"
        case .queueLength: "requests in the server's queue"
        case .cacheUsage: "KV cache"
        }
    }

    fileprivate var unit: String {
        switch self {
        case .gpuUtilization, .cacheUsage: "%"
        case .gpuPower: "W"
        case .queueLength: "requests"
        }
    }
}
