import TraceAnalysis

/// A dot a request where it began, or a density.
struct TTFBOverTimeChart {
    private let measure = "Time to first byte over time"
    private let most = 60

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["start", "end", "requests", "p50", "p95"]
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests, let time = Timeline(table) else {
            return missing("the start of requests was not recorded")
        }
        let counted = table.counted(run.analysis.options)
        let ttfb = table[.ttfb]
        let rows = counted.filter { table.start($0) != nil && ttfb[$0] != nil }
        let method = run.analysis.options.percentileMethod
        let windows = TimeWindows(time, most: min(max(rows.count / 25, 1), most))
        guard
            let scatter = Scatter(
                x: rows.compactMap { table.start($0).map(time.offset) },
                y: rows.compactMap { ttfb[$0] },
                over: time.range, subject: .ttfb, windows: windows, method: method)
        else { return missing(Subject.ttfb.reason(run.analysis)) }
        // As every other request, where it began.
        func starts(_ outcome: RequestOutcome) -> [Double] {
            table.failures.filter { table.outcome($0) == outcome }
                .compactMap { (table.start($0) ?? table.end($0)).map(time.offset) }
        }
        let (failures, cancelled) = (starts(.failed), starts(.cancelled))
        let notes =
            scatter.notes
            + Caption.notShown(counted.count - rows.count, "requests", "start or first byte is not recorded")
            + Caption.thinned(table)
        let width = ChartText.round(nanoseconds: windows?.length ?? 0)
        let x = ValueAxis(time, title: "Start of the request since the first one")
        let head = Caption.head(
            measure, finding: Caption.finding(run.analysis, on: "ttfb-over-time"),
            counts: Caption.items(rows.count, "requests"), Caption.provenance(run, of: .ttfb))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption:
                "Requests where they began; a window has a p50 from \(BinnedPercentiles.enoughForMedian) "
                + "requests on, a p95 from \(BinnedPercentiles.enoughForP95).",
            description: "Time to first byte of \(Caption.items(rows.count, "requests")) over "
                + "\(ChartText.duration(nanoseconds: time.length)), from "
                + "\(ChartText.duration(nanoseconds: scatter.sample.minimum)) to "
                + "\(ChartText.duration(nanoseconds: scatter.sample.maximum))." + scatter.trend
                + lost(failures.count, cancelled.count) + Caption.sentences(notes),
            footnotes: notes,
            content: .plot(
                scatter.plot(
                    x, binName: "windows of \(width)", failures: failures, cancelled: cancelled, along: .time)
            ),
            data: ChartTable(columns: columns, rows: scatter.bins.map { $0.cells(unit: 1e6) }))
    }

    /// How many requests failed and were cancelled; empty for none.
    private func lost(_ failed: Int, _ cancelled: Int) -> String {
        let parts = [(failed, "failures"), (cancelled, "cancellations")].filter { $0.0 > 0 }
        return parts.isEmpty
            ? "" : " " + parts.map { Caption.items($0.0, $0.1) }.joined(separator: " and ") + "."
    }
}

extension BinnedPercentiles.Bin {
    /// The bin as a row: its edges in a unit, its count, p50 and p95 in ms.
    func cells(unit: Double) -> [ChartTable.Cell] {
        [.number(lower / unit), .number(upper / unit), .count(count)]
            + [p50, p95].map { $0.map { .number($0 / 1e6) } ?? .missing }
    }
}

/// A dot a request at its number of input tokens, or a density.
struct TTFBByInputTokensChart {
    private let measure = "Time to first byte by input tokens"
    private let most = 24

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["lower", "upper", "requests", "p50", "p95"]
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests else { return missing("no request was kept") }
        let counted = table.counted(run.analysis.options)
        let (ttfb, inputTokens) = (table[.ttfb], table[.inputTokens])
        let timed = counted.filter { ttfb[$0] != nil }
        guard !timed.isEmpty else { return missing(Subject.ttfb.reason(run.analysis)) }
        let rows = timed.filter { inputTokens[$0] != nil }
        let tokens = rows.compactMap { inputTokens[$0] }
        guard let sample = Sample(tokens) else { return missing("input tokens were not recorded") }
        let range = DisplayRange(scatterOf: sample)
        guard
            let scatter = Scatter(
                x: tokens, y: rows.compactMap { ttfb[$0] }, over: range, subject: .ttfb, most: most,
                method: run.analysis.options.percentileMethod)
        else { return missing(Subject.ttfb.reason(run.analysis)) }
        let outside = OffAxisValues(of: sample, lower: range.lower, upper: range.upper)
        let notes =
            scatter.notes
            + Caption.footnotes(
                outside, count: sample.count, quantity: .count, isLogarithmic: range.isLogarithmic)
            + Caption.notShown(
                counted.count - rows.count, "requests", "input tokens or first byte are not recorded")
            + Caption.thinned(table)
        let x = ValueAxis(
            .bottom, title: "Input tokens", quantity: .count,
            typical: sample.percentile(Percentile(50), by: .nearest), largest: range.upper)
        let head = Caption.head(
            measure, finding: Caption.finding(run.analysis, on: "ttfb-by-input-tokens"),
            counts: Caption.items(rows.count, "requests"), Caption.provenance(run, of: .ttfb))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption:
                "A bin of tokens has a p50 from \(BinnedPercentiles.enoughForMedian) requests on, a p95 from "
                + "\(BinnedPercentiles.enoughForP95).",
            description:
                "Time to first byte of \(Caption.items(rows.count, "requests")) against the tokens of "
                + "their prompts, "
                + ChartText.range(ChartText.count(sample.minimum), ChartText.count(sample.maximum)) + "."
                + scatter.trend
                + Caption.sentences(notes),
            footnotes: notes, content: .plot(scatter.plot(x, binName: "by bins of tokens", along: .tokens)),
            data: ChartTable(columns: columns, rows: scatter.bins.map { $0.cells(unit: 1) }))
    }
}
