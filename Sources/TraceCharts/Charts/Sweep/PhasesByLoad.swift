import TraceAnalysis

/// Where the time of the mean request goes, a bar a load.
struct PhasesByLoad {
    private let measure = "Phases of the mean request by load"
    /// More bars could not be read.
    private let most = 16
    private let parts = [
        StackedBars.Part("Connection", detail: "(pool, DNS, connect)", ink: .phase(.connect)),
        StackedBars.Part("Send", ink: .phase(.send)),
        StackedBars.Part("Wait", detail: "(to first byte)", ink: .phase(.wait)),
        StackedBars.Part("Transfer", detail: "(to last byte)", ink: .phase(.transfer)),
    ]

    /// A bar.
    private struct Bar {
        let series: SweepSeries
        let point: SweepPoint
        let phases: Phases<Double>

        /// The load, behind the number of the curve where there are several.
        var label: String {
            let words = series.curve.along.words(point.load)
            return series.name.isEmpty ? words : "\(series.index + 1) · \(words)"
        }
    }

    func chart(of sweep: Sweep) -> Chart {
        let columns = ["curve", "load", "runs"] + WirePhase.allCases.map(\.name)
        let series = SweepSeries.all(of: sweep)
        let all = series.flatMap { series in
            series.curve.points.compactMap { point in
                point.phases.map { Bar(series: series, point: point, phases: $0) }
            }
        }
        guard !all.isEmpty else {
            return .missing(
                measure, reason: "the phases of requests were not recorded, which takes --export-http-trace",
                columns: columns)
        }
        let bars = Array(all.prefix(most))
        return Chart(
            title: measure,
            subtitle: Caption.joined(
                [series.counts] + series.filter { !$0.name.isEmpty }.map { "\($0.index + 1): \($0.name)" }),
            caption: "What grows with the load is waiting for the first byte, or the pace of tokens.",
            description: "The mean time of each phase, one bar a load. "
                + bars.map { bar in
                    let phases = bar.phases.pairs.filter { $0.value > 0 }
                        .map { "\($0.phase.name) \(FigureStyle.duration(milliseconds: $0.value))" }
                    return "\(bar.series.prefix)\(bar.label): \(phases.joined(separator: ", "))"
                }.joined(separator: "; ") + ".",
            footnotes: SweepSeries.notDrawn(of: sweep)
                + (all.count > most ? ["not drawn: \(all.count - most) more loads"] : []),
            content: .plot(plot(bars)),
            data: ChartTable(
                columns: columns,
                rows: all.map { bar in
                    [.text(bar.series.name), bar.point.load.cell, .count(bar.point.runs.count)]
                        + bar.phases.values.map { .number($0) }
                }))
    }

    private func plot(_ bars: [Bar]) -> Plot {
        let nanoseconds = 1e6
        let rows = bars.map { bar in
            let means = bar.phases
            let times = [means.blocked + means.dns + means.connect, means.send, means.wait, means.transfer]
            return StackedBars.Row(
                label: bar.label,
                values: times.map { max($0, 0) * nanoseconds },
                texts: times.map { ChartText.duration(milliseconds: $0) },
                trailing: [ChartText.duration(milliseconds: means.total)])
        }
        let longest = max(rows.map(\.total).max() ?? 0, 1)
        let axis = ValueAxis(
            .bottom, title: "Mean time", quantity: .time, typical: rows[rows.count / 2].total,
            largest: longest)
        return Plot(
            x: ValueScale(linear: 0, longest), y: .bands(BandScale(count: rows.count)),
            marks: [
                axis, StackedBars(rows, parts: parts, trailingName: "Total"), Readout(rows, parts: parts),
            ])
    }
}
