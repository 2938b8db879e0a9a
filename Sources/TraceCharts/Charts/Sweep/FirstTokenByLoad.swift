import TraceAnalysis

/// The distributions of the first token, a line a load, the darker the more load.
struct FirstTokenByLoad {
    private let measure = "First token by load, cumulative"
    /// As many lines as there are steps of lightness.
    private let most = Theme.light.steps.count

    /// A line.
    private struct Curve {
        let point: SweepPoint
        let values: [Double]
        let step: Int

        /// The value that a share of the requests does not exceed.
        func value(at share: Double) -> Double {
            values[min(max(Int((share * Double(values.count)).rounded(.up)) - 1, 0), values.count - 1)]
        }
    }

    func chart(of sweep: Sweep) -> Chart {
        let columns = ["load", "value", "fraction"]
        let all = SweepSeries.all(of: sweep)
        guard let series = all.first(where: { !known($0).isEmpty }) else {
            return .missing(measure, reason: "no run says when its first tokens came", columns: columns)
        }
        let points = known(series)
        let chosen = Self.spread(points.count, most)
        let curves = chosen.enumerated().map { index, place in
            let step = chosen.count > 1 ? index * (most - 1) / (chosen.count - 1) : 0
            return Curve(point: points[place], values: Self.pooled(points[place]), step: step)
        }
        let field = series.curve.along
        let requests = curves.reduce(0) {
            $0 + ($1.point.runs.reduce(0) { $0 + ($1.firstToken?.count ?? 0) })
        }
        let left = points.indices.filter { !chosen.contains($0) }.map { field.short(points[$0].load) }
        let notes =
            (left.isEmpty ? [] : ["not drawn: \(left.joined(separator: ", "))"])
            + (all.count > 1 ? ["of \(series.name) only"] : [])
        return Chart(
            title: measure,
            subtitle: Caption.joined([
                Caption.items(requests, "requests"), "a line a load, the stronger the more load",
            ]),
            caption: "The line rises to the share of requests at or below each time.",
            description: "First tokens by load: "
                + curves.map { curve in
                    "\(field.words(curve.point.load)) p50 \(ChartText.duration(nanoseconds: curve.value(at: 0.5))), "
                        + "p99 \(ChartText.duration(nanoseconds: curve.value(at: 0.99)))"
                }.joined(separator: "; ") + ".",
            footnotes: notes + beyond(curves, field), content: .plot(plot(curves, field)),
            data: ChartTable(
                columns: columns,
                rows: curves.flatMap { curve in
                    curve.values.enumerated().map { index, value in
                        [
                            curve.point.load.cell, .number(Quantity.time.encoded(value)),
                            .number(Double(index + 1) / Double(curve.values.count)),
                        ]
                    }
                }))
    }

    private func known(_ series: SweepSeries) -> [SweepPoint] {
        series.curve.points.filter { point in point.runs.allSatisfy { $0.firstToken != nil } }
    }

    /// The values of all runs of a point, each run as strong as the others.
    private static func pooled(_ point: SweepPoint) -> [Double] {
        let runs = point.runs.compactMap(\.firstToken?.values)
        guard runs.count > 1 else { return runs.first ?? [] }
        let places = runs.map(\.count).max() ?? 0
        return runs.flatMap { values in
            (0..<places).map { values[$0 * (values.count - 1) / max(places - 1, 1)] }
        }.sorted()
    }

    /// Places from the first to the last, as many as there may be, evenly apart.
    private static func spread(_ count: Int, _ most: Int) -> [Int] {
        guard count > most else { return Array(0..<count) }
        return (0..<most).map { ($0 * (count - 1) + (most - 1) / 2) / (most - 1) }
    }

    private func range(_ curves: [Curve]) -> DisplayRange {
        Sample(curves.flatMap(\.values)).map { DisplayRange(of: $0) }
            ?? DisplayRange(lower: 0, upper: 1, isLogarithmic: false)
    }

    /// Which share of which load lies beyond the end of the axis; nothing where all of it is shown.
    private func beyond(_ curves: [Curve], _ field: SweepField) -> [String] {
        let end = range(curves).upper
        let parts = curves.compactMap { curve -> String? in
            let count = curve.values.count { $0 > end }
            guard count > 0 else { return nil }
            return "\(FindingText.share(Double(count) / Double(curve.values.count))) of "
                + field.words(curve.point.load)
        }
        guard !parts.isEmpty, let largest = curves.compactMap(\.values.last).max() else { return [] }
        return [
            "beyond the axis: \(parts.joined(separator: ", ")), largest "
                + ChartText.duration(nanoseconds: largest)
        ]
    }

    private func plot(_ curves: [Curve], _ field: SweepField) -> Plot {
        let range = range(curves)
        let scale = ValueScale(range)
        let middle = curves[curves.count / 2].value(at: 0.5)
        let x = ValueAxis(
            .bottom, title: "First token", quantity: .time, typical: middle, largest: scale.upper)
        let y = ValueAxis(.left, title: "Requests at or below", quantity: .share, typical: 1, largest: 1)
        let lines = curves.map { curve in
            Line([Self.stairs(curve.values, from: scale.lower, to: scale.upper)], ink: .step(curve.step))
                as any Mark
        }
        let labels = curves.map { curve in
            // From the middle of the line, where lines lie apart, outwards.
            let shares = stride(from: 0.0, through: 0.42, by: 0.06).flatMap { [0.5 + $0, 0.5 - $0] }
            return CurveLabels.Curve(
                name: field.short(curve.point.load), ink: .step(curve.step),
                places: shares.map { Line.Place(curve.value(at: $0), $0) })
        }
        return Plot(
            x: scale, y: .values(ValueScale(linear: 0, 1)),
            marks: [Grid(of: y), x, y] + lines + [CurveLabels(labels), Readout(spots(curves, field))])
    }

    private func spots(_ curves: [Curve], _ field: SweepField) -> [(place: Readout.Place, text: String)] {
        curves.flatMap { curve in
            [0.1, 0.25, 0.5, 0.75, 0.9, 0.99].map { share in
                let value = curve.value(at: share)
                return (
                    Readout.Place.point(Line.Place(value, share)),
                    "\(field.words(curve.point.load)): \(FindingText.share(share)) at or below "
                        + FindingText.time(value)
                )
            }
        }
    }

    /// The corners of the steps of ascending values.
    private static func stairs(_ values: [Double], from lower: Double, to upper: Double) -> [Line.Place] {
        let count = Double(values.count)
        var places = [Line.Place(lower, 0)]
        for (index, value) in values.enumerated() where value <= upper {
            let place = max(value, lower)
            places.append(Line.Place(place, Double(index) / count))
            places.append(Line.Place(place, Double(index + 1) / count))
        }
        if let last = places.last { places.append(Line.Place(upper, last.y)) }
        return places
    }
}
