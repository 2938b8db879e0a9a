import TraceAnalysis

/// A bar for each objective: what share of requests kept its limit.
struct ObjectivesChart {
    private let name = "slo"
    private let measure = "Share within each objective"
    private let parts = [
        StackedBars.Part("Within", ink: .series(0)), StackedBars.Part("Beyond or failed", ink: .series(1)),
    ]

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["objective", "limit", "met", "requests", "share"]
        let analysis = run.analysis
        guard let goodput = analysis.goodput, goodput.of > 0 else {
            let isEmpty = analysis.overview.successfulRequests == 0
            return .missing(
                measure, analysis,
                reason: isEmpty ? Subject.ttfb.reason(analysis) : "nothing was asked of the requests",
                columns: columns)
        }
        let rows = rows(goodput)
        let head = Caption.head(
            measure, finding: finding(goodput), counts: Caption.items(goodput.of, "requests"),
            [goodput.source == .records ? "by AIPerf's mark" : "failed ones miss every objective"])
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "The share of requests that kept each limit; cancelled ones do not count.",
            description: "How many of \(Caption.items(goodput.of, "requests")) kept each limit. "
                + rows.map { "\($0.label): \(grouped($0.met)), \(share($0.met, goodput.of))" }
                .joined(separator: "; ") + ".",
            content: .plot(plot(rows, of: goodput.of)),
            data: ChartTable(
                columns: columns,
                rows: rows.map { row in
                    [
                        .text(row.objective?.metric ?? "all"),
                        row.objective.map { .number($0.quantity.encoded($0.limit)) } ?? .missing,
                        .count(row.met), .count(goodput.of), .number(Double(row.met) / Double(goodput.of)),
                    ]
                }))
    }

    /// One objective, or all of them.
    private struct Row {
        let label: String
        let objective: Objective?
        let met: Int
    }

    private func rows(_ goodput: Goodput) -> [Row] {
        let each = goodput.parts.map { part in
            Row(label: words(part.objective), objective: part.objective, met: part.met)
        }
        guard each.count != 1 else { return each }
        return [Row(label: "All objectives", objective: nil, met: goodput.good)] + each
    }

    /// `time_to_first_token ≤ 500 ms`.
    private func words(_ objective: Objective) -> String { "\(objective.metric) \(limit(objective))" }

    /// `≤ 500 ms`.
    private func limit(_ objective: Objective) -> String {
        let sign =
            switch objective.comparison {
            case .atMost: "≤"
            case .below: "<"
            case .atLeast: "≥"
            case .above: ">"
            case .equal: "="
            }
        return "\(sign) \(Self.exact(objective.limit, objective.quantity))"
    }

    /// A limit is never rounded: what it is held against is exact.
    private static func exact(_ limit: Double, _ quantity: Quantity) -> String {
        quantity == .time ? ChartText.exact(nanoseconds: limit) : quantity.text(limit)
    }

    private func grouped(_ count: Int) -> String { FigureStyle.grouped(count) }

    private func share(_ met: Int, _ all: Int) -> String { ChartText.percent(Double(met) / Double(all)) }

    /// How many kept all of it.
    private func finding(_ goodput: Goodput) -> String {
        let what = goodput.parts.count == 1 ? "the objective" : "every objective"
        if goodput.good == goodput.of {
            return goodput.of == 1 ? "The only request met \(what)" : "All requests met \(what)"
        }
        if goodput.good == 0 { return "No request met \(what)" }
        return "\(share(goodput.good, goodput.of)) of requests met \(what)"
    }

    private func plot(_ rows: [Row], of all: Int) -> Plot {
        let bars = rows.map { row in
            let met = Double(row.met) / Double(all)
            // The limit has a line of its own: in a chart of half the width a long name would push it out.
            return StackedBars.Row(
                label: row.objective?.metric ?? row.label, note: row.objective.map(limit) ?? "",
                values: [met, 1 - met], texts: ["", ""],
                trailing: [
                    "\(share(row.met, all)) · \(grouped(row.met)) of \(grouped(all))", share(row.met, all),
                ],
                isStrong: row.objective == nil)
        }
        let x = ValueAxis(.bottom, title: "Share of requests", quantity: .share, typical: 1, largest: 1)
        return Plot(
            x: ValueScale(linear: 0, 1), y: .bands(BandScale(count: bars.count)),
            marks: [
                x, StackedBars(bars, parts: parts),
                Readout(
                    rows.enumerated().map { index, row in
                        (
                            place: .wholeRow(index),
                            text:
                                "\(row.label): \(grouped(row.met)) of \(grouped(all)), \(share(row.met, all))"
                        )
                    }),
            ])
    }
}
