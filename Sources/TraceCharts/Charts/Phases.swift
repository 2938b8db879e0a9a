import TraceAnalysis

/// One bar for all requests and one for each band of total time, cut into the six disjoint phases.
struct PhasesChart {
    private let measure = "Mean time by phase"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["band", "requests"] + WirePhase.allCases.map(\.name)
        let reason = Caption.withoutRequests(run)
        guard reason == nil, let table = run.measurements.requests, let all = run.analysis.phases else {
            let missing = "no request has all phases recorded"
            return .missing(measure, run.analysis, reason: reason ?? missing, columns: columns)
        }
        let counted = table.counted(run.analysis.options)
        let bands =
            [Band(name: "all", requests: all.count, means: all.means)]
            + PhaseBand.bands(of: table, rows: counted).map {
                Band(name: "\($0.lower)-\($0.upper)", requests: $0.requests, means: $0.means)
            }
        let whole = run.analysis.overview.successfulRequests
        let lacking = run.analysis.options.includeFailed ? 0 : max(whole - all.count, 0)
        let notes =
            Caption.notShown(lacking, "requests", "not all of their phases are recorded")
            + Caption.thinned(table)
        let subtitle =
            [Caption.items(all.count, "requests")] + Caption.exclusions(run.analysis)
        let head = Caption.head(
            measure, finding: finding(all, run.analysis.overview), counts: subtitle[0],
            Array(subtitle.dropFirst()))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "Disjoint phases, which add up to the request; bands by their sum.",
            description: description(bands, notes),
            footnotes: notes, content: .plot(plot(bands)),
            data: ChartTable(
                columns: columns,
                rows: bands.map {
                    [.text($0.name), .count($0.requests)] + $0.means.values.map { .number($0) }
                }))
    }

    /// The phase that takes at least half of the mean request; nil for none, or fewer than 20 requests.
    private func finding(_ all: PhaseBreakdown, _ overview: Overview) -> String? {
        let longest = all.means.longest
        let share = longest.value / all.means.total
        guard all.count >= 20, share >= 0.5, share <= 1 else { return nil }
        let takes = "\(ChartText.percent(share)) of the mean request"
        // A stream carries the answer while it is made.
        return longest.phase == .transfer && 2 * overview.streamingRequests > overview.successfulRequests
            ? "Generation and transfer take \(takes)" : "\(longest.phase.title) takes \(takes)"
    }

    /// Some requests and the mean of each of their phases, in ms.
    private struct Band {
        let name: String
        let requests: Int
        let means: Phases<Double>

        var label: String {
            name == "all" ? "All requests" : name.split(separator: "-").joined(separator: "–") + " %"
        }
    }

    private func plot(_ bands: [Band]) -> Plot {
        let nanoseconds = 1e6
        let rows = bands.map { band in
            StackedBars.Row(
                label: band.label, note: Caption.items(band.requests, "requests"),
                values: band.means.values.map { $0 * nanoseconds },
                texts: band.means.values.map { ChartText.duration(milliseconds: $0) },
                trailing: [ChartText.duration(milliseconds: band.means.total)], isStrong: band.name == "all"
            )
        }
        let longest = max(rows.map(\.total).max() ?? 0, 1)
        let axis = ValueAxis(
            .bottom, title: "Mean time", quantity: .time, typical: rows.first?.total ?? 0, largest: longest)
        let parts = WirePhase.allCases.map { StackedBars.Part($0.title, ink: .phase($0)) }
        return Plot(
            x: ValueScale(linear: 0, longest), y: .bands(BandScale(count: rows.count)),
            marks: [
                axis, StackedBars(rows, parts: parts, trailingName: "Total"), Readout(rows, parts: parts),
            ])
    }

    private func description(_ bands: [Band], _ notes: [String]) -> String {
        let rows = bands.map { band in
            let parts = band.means.pairs.map {
                "\($0.name) \(ChartText.duration(milliseconds: $1))"
            }
            return "\(band.label) (\(FigureStyle.grouped(band.requests))): \(parts.joined(separator: ", "))"
        }
        return "Mean time in each phase of a request, one bar for all and one for each band of total time. "
            + rows.joined(separator: "; ") + "." + Caption.sentences(notes)
    }
}
