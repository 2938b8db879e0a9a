import TraceAnalysis

/// The p50 of the gaps at each place, and the area up to their p95.
struct ICLByPositionChart {
    private let measure = "Inter-chunk latency by position"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["first", "last", "gaps", "p50", "p95"]
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        let ranges = run.measurements.requests?.gapsByPosition.ranges ?? []
        guard !ranges.isEmpty else { return missing(Subject.icl.reason(run.analysis)) }
        let places = ranges.map(Place.init)
        let shown = places.filter { $0.p50 != nil }
        guard !shown.isEmpty else {
            let enough = BinnedPercentiles.enoughForMedian
            return missing("no place in the responses was reached by \(enough) of them")
        }
        let rest = places.filter { $0.p50 == nil }.reduce(0) { $0 + $1.count }
        let notes = Caption.notShown(
            rest, "gaps", "at places that fewer than \(BinnedPercentiles.enoughForMedian) responses reach")
        let total = places.reduce(0) { $0 + $1.count }
        let source = run.analysis.metrics[.interChunkLatency]?.source == .metrics
        let subtitle =
            [Caption.items(total, "gaps between chunks")] + Caption.exclusions(run.analysis)
            + (source ? ["from AIPerf's metrics, not the trace"] : [])
            + ["percentiles: nearest, within 1.1 %"]
        let head = Caption.head(
            measure, finding: Caption.finding(run.analysis, on: "icl-by-position"), counts: subtitle[0],
            Array(subtitle.dropFirst()))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "A place has a p50 from \(BinnedPercentiles.enoughForMedian) gaps on, a p95 from "
                + "\(BinnedPercentiles.enoughForP95).",
            description: description(shown, total, notes),
            footnotes: notes, content: .plot(plot(shown)),
            data: ChartTable(columns: columns, rows: places.map(\.cells)))
    }

    /// The gaps at some places of the responses.
    private struct Place {
        let positions: ClosedRange<Int>
        let count: Int
        let p50: Double?
        let p95: Double?

        init(_ range: GapsByPosition.Range) {
            positions = range.positions
            count = range.count
            p50 = count >= BinnedPercentiles.enoughForMedian ? range.percentile(Percentile(50)) : nil
            p95 = count >= BinnedPercentiles.enoughForP95 ? range.percentile(Percentile(95)) : nil
        }

        var middle: Double { Double(positions.lowerBound + positions.upperBound) / 2 }

        var cells: [ChartTable.Cell] {
            [.count(positions.lowerBound), .count(positions.upperBound), .count(count)]
                + [p50, p95].map { $0.map { .number($0 / 1e6) } ?? .missing }
        }
    }

    private func plot(_ places: [Place]) -> Plot {
        let values = places.flatMap { [$0.p50, $0.p95] }.compactMap { $0 }
        let medians = Sample(places.compactMap(\.p50))?.median ?? 0
        let (smallest, largest) = (values.filter { $0 > 0 }.min() ?? 1, max(values.max() ?? 1, 1))
        let isLogarithmic = medians > 0 && largest / medians > 20 && !values.contains(0)
        let scale =
            isLogarithmic
            ? ValueScale(logarithmic: smallest, largest) : ValueScale(linear: 0, largest)
        let last = Double(places.last?.positions.upperBound ?? 1)
        let x = ValueAxis(
            .bottom, title: "Position of the gap in the response", quantity: .count, typical: last,
            largest: last)
        let y = ValueAxis(
            .left, title: "Inter-chunk latency", quantity: .time, typical: medians, largest: largest)
        let line = Line(pieces(places, \.p50), ink: .series(0), style: Line.Style(width: 2))
        let upper = Line(
            pieces(places, \.p95), ink: .series(0), style: Line.Style(dash: [5, 3], width: 1.25))
        let area = places.split { $0.p95 == nil }.map { run in
            run.compactMap { place in
                place.p50.flatMap { low in place.p95.map { Band.Slice(place.middle, low, $0) } }
            }
        }
        var entries = [Key.Entry(.line(.series(0), Line.Style(width: 2)), "p50")]
        if places.contains(where: { $0.p95 != nil }) {
            entries.append(Key.Entry(.line(.series(0), Line.Style(dash: [5, 3], width: 1.25)), "p95"))
            entries.append(Key.Entry(.tint(.series(0)), "between them"))
        }
        return Plot(
            x: ValueScale(linear: min(places.first?.middle ?? 0, 1) - 1, last),
            y: .values(scale.withHeadroom),
            marks: [Grid(of: y), Band(area), upper, line, x, y, Key(entries), readout(places)])
    }

    /// What the gaps at each place were.
    private func readout(_ places: [Place]) -> Readout {
        Readout(
            places.map { place -> (place: Readout.Place, text: String) in
                let (first, last) = (place.positions.lowerBound, place.positions.upperBound)
                let figures = [("p50", place.p50), ("p95", place.p95)].compactMap { name, value in
                    value.map { "\(name) \(FindingText.time($0))" }
                }
                let name = first == last ? "Gap \(first)" : "Gaps \(first) to \(last)"
                return (
                    .column(from: Double(first) - 0.5, to: Double(last) + 0.5),
                    "\(name): \(figures.joined(separator: ", "))"
                )
            })
    }

    /// A line broken where places have too few gaps; a place alone is as wide as it is.
    private func pieces(_ places: [Place], _ value: KeyPath<Place, Double?>) -> [[Line.Place]] {
        places.split { $0[keyPath: value] == nil }.map { run in
            let points = run.compactMap { place in
                place[keyPath: value].map { Line.Place(place.middle, $0) }
            }
            guard points.count == 1, let only = points.first else { return points }
            return [Line.Place(only.x - 0.4, only.y), Line.Place(only.x + 0.4, only.y)]
        }
    }

    private func description(_ places: [Place], _ total: Int, _ notes: [String]) -> String {
        let first = places.first.flatMap { $0.p50 }.map(ChartText.duration(nanoseconds:)) ?? ""
        let last = places.last.flatMap { $0.p50 }.map(ChartText.duration(nanoseconds:)) ?? ""
        let end = places.last?.positions.upperBound ?? 0
        return
            "Inter-chunk latency of \(Caption.items(total, "gaps")) by their place in the response. The p50 "
            + "goes from \(first) at the beginning to \(last) at place \(FigureStyle.grouped(end))."
            + Caption.sentences(notes)
    }
}
