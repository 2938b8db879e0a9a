import TraceAnalysis

/// A dot a request at the number of others under way when it began, or a density.
struct FirstTokenByInFlightChart {
    private let name = "first-token-by-in-flight"
    private let most = 24

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["lower", "upper", "requests", "p50", "p95"]
        let table = run.measurements.requests
        let counted = table.map { $0.counted(run.analysis.options) } ?? []
        let hasTokens =
            table.map { table in counted.contains { table[.timeToFirstToken][$0] != nil } } ?? false
        let subject = hasTokens ? Subject.firstToken : .ttfb
        let measure = subject.title + " by requests in flight"
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table, let time = Timeline(table) else {
            return missing("the start of requests was not recorded")
        }
        let values = hasTokens ? table[.timeToFirstToken] : table[.ttfb]
        let others = RequestsInFlight.othersAtStart(of: table, time)
        let rows = counted.filter { values[$0] != nil && others[$0] != nil }
        let x = rows.compactMap { others[$0] }.map(Double.init)
        guard let inFlight = Sample(x) else { return missing(subject.reason(run.analysis)) }
        let range = DisplayRange(scatterOf: inFlight)
        let method = run.analysis.options.percentileMethod
        guard
            let scatter = Scatter(
                x: x, y: rows.compactMap { values[$0] }, over: range, subject: subject, most: most,
                method: method)
        else { return missing(subject.reason(run.analysis)) }
        let notes =
            scatter.notes
            + Caption.footnotes(
                OffAxisValues(of: inFlight, lower: range.lower, upper: range.upper), count: rows.count,
                quantity: .count, isLogarithmic: range.isLogarithmic)
            + Caption.notShown(
                counted.count - rows.count, "requests",
                "start or \(hasTokens ? "first token" : "first byte") is not recorded")
            + Caption.thinned(table)
        let head = Caption.head(
            measure, finding: Caption.finding(run.analysis, on: name),
            counts: Caption.items(rows.count, "requests"), Caption.provenance(run, of: subject))
        let axis = ValueAxis(
            .bottom, title: "Other requests in flight at the start", quantity: .count,
            typical: inFlight.percentile(Percentile(50), by: .nearest), largest: range.upper)
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "Other requests under way; a bin has a p50 from 20 on, a p95 from 100.",
            description:
                "\(subject.title) of \(Caption.items(rows.count, "requests")) against how many others "
                + "were under way when each began, \(ChartText.count(inFlight.minimum)) to "
                + "\(ChartText.count(inFlight.maximum))." + scatter.trend + Caption.sentences(notes),
            footnotes: notes, content: .plot(scatter.plot(axis, binName: "by bins", along: .count)),
            data: ChartTable(columns: columns, rows: scatter.bins.map { $0.cells(unit: 1) }))
    }
}
