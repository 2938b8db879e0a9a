import TraceAnalysis

extension ChartKind {
    /// How many requests were under way.
    public static let concurrency = ChartKind(
        name: "concurrency",
        explanation: "How many requests were under way at each moment of the run."
    ) { run in
        ConcurrencyChart().chart(of: run)
    }
}

/// Exact steps of the requests in flight.
private struct ConcurrencyChart {
    private let title = "Requests in flight"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["time", "requests"]
        func missing(_ reason: String) -> Chart {
            .missing(title, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests, let time = Timeline(table),
            let flight = RequestsInFlight(table, time)
        else { return missing("start and end of requests were not recorded") }
        let known = table.count - flight.unknown
        let notes =
            Caption.notShown(flight.unknown, "requests", "start or end is not recorded")
            + Caption.thinned(table)
        let mean = FigureStyle.fixed(flight.mean, 1)
        let highest = FigureStyle.grouped(flight.highest)
        let failed = table.failures.isEmpty ? [] : ["failed ones included"]
        return Chart(
            title: title,
            subtitle: Caption.joined(
                [Caption.items(known, "requests")] + failed + ["at most \(highest) at once", "mean \(mean)"]),
            description: "Requests under way over \(FigureStyle.duration(nanoseconds: time.length)): at most "
                + "\(highest) at once, \(mean) in the mean." + notes.map { " \($0)." }.joined(),
            footnotes: notes, content: .plot(plot(flight, time)),
            data: ChartTable(
                columns: columns, rows: flight.steps.map { [.number($0.time / 1e6), .count($0.count)] }))
    }

    private func plot(_ flight: RequestsInFlight, _ time: Timeline) -> Plot {
        let highest = Double(flight.highest)
        let x = ValueAxis(
            .bottom, title: "Time since the first request began", quantity: .time, typical: time.length,
            largest: time.length)
        let y = ValueAxis(
            .left, title: "Requests in flight", quantity: .count, typical: highest, largest: highest)
        let places = flight.steps.map { Line.Place($0.time, Double($0.count)) }
        return Plot(
            x: ValueScale(linear: 0, time.length), y: .values(ValueScale(linear: 0, highest * 1.06)),
            marks: [Grid(of: y), Levels(places, until: time.length), x, y])
    }
}
