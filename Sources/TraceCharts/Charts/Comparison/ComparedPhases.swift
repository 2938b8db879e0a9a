import TraceAnalysis

/// Where the time of the mean request goes, one bar a run.
struct ComparedPhases: Sendable {
    private let title = "Phases of the mean request"
    private let parts = [
        StackedBars.Part("Connection", detail: "(pool, DNS, connect)", ink: .phase(.connect)),
        StackedBars.Part("Send", ink: .phase(.send)),
        StackedBars.Part("Wait", detail: "(to first byte)", ink: .phase(.wait)),
        StackedBars.Part("Transfer", detail: "(to last byte)", ink: .phase(.transfer)),
    ]

    /// The bars, the baseline above.
    func chart(of runs: [NamedRun]) -> Chart {
        let columns = ["run", "requests"] + WirePhase.allCases.map(\.name)
        let shown = runs.compactMap { run in run.run.analysis.phases.map { (run.name, $0) } }
        guard !shown.isEmpty else {
            return .missing(title, runs, of: .ttfb, columns: columns)
        }
        let absent = runs.filter { $0.run.analysis.phases == nil }.map { "\($0.name): phases not recorded" }
        return Chart(
            title: title,
            subtitle: Caption.joined(
                shown.map { "\($0.0): \(Caption.items($0.1.count, "requests"))" }),
            description: "The mean time of each phase, one bar a run. "
                + shown.map { name, phases in "\(name): \(words(phases))" }.joined(separator: "; ") + ".",
            footnotes: absent,
            content: .plot(plot(shown)),
            data: ChartTable(
                columns: columns,
                rows: shown.map { name, phases in
                    [.text(name), .count(phases.count)] + phases.means.values.map { .number($0) }
                }))
    }

    private func words(_ phases: PhaseBreakdown) -> String {
        phases.means.pairs.map { "\($0.name) \(FigureStyle.duration(milliseconds: $1))" }
            .joined(separator: ", ")
    }

    private func plot(_ shown: [(String, PhaseBreakdown)]) -> Plot {
        let nanoseconds = 1e6
        let rows = shown.enumerated().map { index, entry in
            let means = entry.1.means
            let times = [means.blocked + means.dns + means.connect, means.send, means.wait, means.transfer]
            return StackedBars.Row(
                label: entry.0, note: index == 0 ? "baseline" : "",
                values: times.map { max($0, 0) * nanoseconds },
                texts: times.map { ChartText.duration(milliseconds: $0) },
                trailing: [ChartText.duration(milliseconds: means.total)], isStrong: index == 0)
        }
        let longest = max(rows.map(\.total).max() ?? 0, 1)
        let axis = ValueAxis(
            .bottom, title: "Mean time", quantity: .time, typical: rows[0].total, largest: longest)
        return Plot(
            x: ValueScale(linear: 0, longest), y: .bands(BandScale(count: rows.count)),
            marks: [axis, StackedBars(rows, parts: parts, trailingName: "Total")])
    }
}
