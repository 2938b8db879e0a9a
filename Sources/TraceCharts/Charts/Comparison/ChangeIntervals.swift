import TraceAnalysis

/// The figures that a comparison's verdict rests on: each change in percent with its interval, around 0 and the band of
/// ±5 % that does not matter.
public struct ChangeIntervals: Sendable {
    /// The name in file names.
    public static let name = "changes"

    /// How many candidates a chart shows; more rows could not be read.
    private static let limit = 3
    /// How far the axis goes at most, in percent.
    private static let widest = -100.0...400.0

    private let title = "Changes that the verdict rests on"

    /// The chart.
    public init() {}

    /// A row a figure, of each candidate.
    public func chart(of comparison: Comparison) -> Chart {
        let columns = ["candidate", "figure", "change_percent", "low", "high", "decides"]
        let shown = comparison.candidates.prefix(Self.limit)
        let parts = shown.flatMap { candidate in
            candidate.overall.parts.filter { $0.change.changePercent != nil }.map { (candidate, $0) }
        }
        guard !parts.isEmpty else {
            return Chart(
                title: title, description: "No data: no figure is recorded on both sides.",
                content: .noData(reason: "no figure is recorded on both sides"),
                data: ChartTable(columns: columns, rows: []))
        }
        let beyond = comparison.candidates.dropFirst(Self.limit).map(\.name)
        let deciding = parts.filter(\.1.isDecisive).map { "\($0.1.name) \(text($0.1.change))" }
            .joined(separator: "; ")
        let open = parts.filter { $0.1.change.estimate == nil }.map(\.1.name)
        return Chart(
            title: title,
            subtitle: Caption.joined([
                "candidate less baseline, 95 % intervals", "grey: less than 5 %",
                "orange: worse, green: better, where it decides",
            ]),
            description: "Changes in percent of the baseline, with 95 % intervals. "
                + (deciding.isEmpty
                    ? "None is clear and at least 5 %." : "Clear and at least 5 %: \(deciding)."),
            footnotes: (beyond.isEmpty ? [] : ["not drawn: " + beyond.joined(separator: ", ")])
                + (open.isEmpty ? [] : ["too few requests for an interval: " + open.joined(separator: ", ")]),
            content: .plot(plot(parts, namesCandidates: shown.count > 1)),
            data: ChartTable(
                columns: columns,
                rows: parts.map { candidate, part in
                    let interval = part.change.percentInterval
                    return [
                        .text(candidate.name), .text(part.name), cell(part.change.changePercent),
                        cell(interval?.lowerBound), cell(interval?.upperBound),
                        .text(part.isDecisive ? part.verdict?.rawValue ?? "" : "no"),
                    ]
                }))
    }

    private func cell(_ value: Double?) -> ChartTable.Cell { value.map { .number($0) } ?? .missing }

    private func signed(_ percent: Double) -> String {
        (percent > 0 ? "+" : "") + FigureStyle.fixed(percent, abs(percent) < 100 ? 1 : 0)
    }

    /// `+12.0 % (+8.1 to +16.2)`.
    private func text(_ change: FigureChange) -> String {
        let interval = change.percentInterval.map {
            " (\(signed($0.lowerBound)) to \(signed($0.upperBound)))"
        }
        return (change.changePercent.map { "\(signed($0)) %" } ?? "–") + (interval ?? "")
    }

    private func plot(
        _ parts: [(CandidateComparison, OverallVerdict.Part)], namesCandidates: Bool
    ) -> Plot {
        let rows = parts.map { candidate, part in
            let change = part.change
            let dots = change.runs.map { runs in
                change.baseline.map { base in
                    base == 0 ? [] : runs.candidate.map { ($0 - base) / abs(base) * 100 }
                } ?? []
            }
            return IntervalRows.Row(
                label: namesCandidates ? "\(candidate.name.cut(to: 18)): \(part.name)" : part.name,
                value: change.changePercent, interval: change.percentInterval, dots: dots ?? [],
                text: text(change), ink: ink(part))
        }
        let ends = rows.flatMap { row in
            [row.value, row.interval?.lowerBound, row.interval?.upperBound].compactMap { $0 } + row.dots
        }
        let least = 1.6 * OverallVerdict.smallestPercent
        let lower = max(min(ends.min() ?? 0, -least), Self.widest.lowerBound) * 1.04
        let upper = min(max(ends.max() ?? 0, least), Self.widest.upperBound) * 1.04
        let axis = ValueAxis(.bottom, title: "Change in %", ticks: ticks(lower, upper))
        return Plot(
            x: ValueScale(linear: lower, upper), y: .bands(BandScale(count: rows.count)),
            marks: [
                IntervalRows(
                    rows, band: -OverallVerdict.smallestPercent...OverallVerdict.smallestPercent), axis,
            ])
    }

    /// Ticks at round percentages.
    private func ticks(_ lower: Double, _ upper: Double) -> [ValueAxis.Tick] {
        let step = [5.0, 10, 20, 25, 50, 100].first { (upper - lower) / $0 <= 9 } ?? 100
        let first = Int((lower / step).rounded(.up))
        let last = Int((upper / step).rounded(.down))
        return (first...max(first, last)).map { index in
            let value = Double(index) * step
            return ValueAxis.Tick(value, (value > 0 ? "+" : "") + FigureStyle.fixed(value, 0))
        }
    }

    private func ink(_ part: OverallVerdict.Part) -> Ink {
        guard part.isDecisive else { return .guide }
        return part.verdict == .worse ? .series(1) : .series(2)
    }
}

extension String {
    /// The text with what is beyond a number of characters left out.
    fileprivate func cut(to limit: Int) -> String {
        count > limit ? String(prefix(limit - 1)) + "…" : self
    }
}
