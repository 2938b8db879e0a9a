import TraceAnalysis

/// What is read by pointing at each kind of chart.
extension Readout {
    /// How many places a curve is cut into: some pixels each.
    private static let columns = 48
    /// The most dots of a scatter that are read one by one; those with the largest values.
    private static let dots = 100

    /// How many values each bar of a histogram has.
    init(_ histogram: Histogram, _ subject: Subject) {
        self.init(
            zip(zip(histogram.edges, histogram.edges.dropFirst()), histogram.counts).compactMap {
                edges, count -> (place: Place, text: String)? in
                guard count > 0 else { return nil }
                let isCount = subject.quantity == .count || subject.quantity == .tokens
                let range =
                    isCount && edges.1 - edges.0 <= 1
                    ? subject.quantity.spoken(((edges.0 + edges.1) / 2).rounded(.down))
                    : "\(subject.quantity.spoken(edges.0)) to \(subject.quantity.spoken(edges.1))"
                return (
                    .column(from: edges.0, to: edges.1), "\(range): \(Caption.items(count, subject.items))"
                )
            })
    }

    /// What share of the values lies at or below each place of a cumulative distribution.
    init(cumulative points: [(Double, Double)], _ subject: Subject) {
        var spots: [(place: Place, text: String)] = []
        var start = points.first?.0 ?? 0
        for (value, share) in Readout.thinned(points, by: \.1, step: 1 / Double(Readout.columns)) {
            let text = "\(FindingText.share(share)) at or below \(subject.quantity.spoken(value))"
            spots.append((.column(from: start, to: value), text))
            start = value
        }
        self.init(spots)
    }

    /// The value at each percentile of a curve.
    init(_ curve: PercentileCurve, _ subject: Subject) {
        let step = (curve.points.last?.nines ?? 1) / Double(Readout.columns)
        var spots: [(place: Place, text: String)] = []
        var start = curve.points.first?.nines ?? 0
        for point in Readout.thinned(curve.points, by: \.nines, step: step) {
            let text =
                "p\(FigureStyle.short(percentile: point.percentile)): \(subject.quantity.spoken(point.value))"
            spots.append((.column(from: start, to: point.nines), text))
            start = point.nines
        }
        self.init(spots)
    }

    /// A rate in each window of time.
    init(_ windows: [Throughput.Window], _ values: [Double], _ unit: String) {
        self.init(
            zip(windows, values).map { window, value -> (place: Place, text: String) in
                (
                    .column(from: window.lower, to: window.upper),
                    "\(Readout.times(window.lower, window.upper)): \(FindingText.digits(value)) \(unit)"
                )
            })
    }

    /// How many requests were in flight in each window of time.
    init(_ flight: RequestsInFlight) {
        self.init(
            flight.windows.map { window -> (place: Place, text: String) in
                (
                    .column(from: window.lower, to: window.upper),
                    "\(Readout.times(window.lower, window.upper)): "
                        + "\(FindingText.digits(window.mean)) in flight on average"
                )
            })
    }

    /// The percentiles of each bin of a scatter, and its highest dots one by one where all are dots.
    init(_ bins: [BinnedPercentiles.Bin], dots: [Line.Place], along: Quantity, _ subject: Subject) {
        let columns = bins.compactMap { bin -> (place: Place, text: String)? in
            guard bin.count > 0 else { return nil }
            let figures = [("p50", bin.p50), ("p95", bin.p95)].compactMap { name, value in
                value.map { ", \(name) \(subject.quantity.spoken($0))" }
            }
            let range = "\(along.spoken(bin.lower)) to \(along.spoken(bin.upper))"
            return (
                .column(from: bin.lower, to: bin.upper),
                "\(range): \(Caption.items(bin.count, subject.items))\(figures.joined())"
            )
        }
        let highest = dots.sorted { ($0.y, $0.x) > ($1.y, $1.x) }.prefix(Readout.dots)
        self.init(
            columns
                + highest.map { (.point($0), "\(along.spoken($0.x)): \(subject.quantity.spoken($0.y))") })
    }

    /// Each part of stacked bars.
    init(_ rows: [StackedBars.Row], parts: [StackedBars.Part]) {
        self.init(
            rows.enumerated().flatMap { index, row -> [(place: Place, text: String)] in
                var spots: [(place: Place, text: String)] = []
                var start = 0.0
                for (number, value) in row.values.enumerated() where value > 0 {
                    let share = FindingText.share(value / row.total)
                    let name = "\(row.label): \(parts[number].name.lowercasedFirst) \(row.texts[number])"
                    spots.append((.row(index, from: start, to: start + value), "\(name), \(share)"))
                    start += value
                }
                return spots
            })
    }

    /// The phases of each of several requests.
    init(_ requests: [SlowRequest]) {
        self.init(
            requests.enumerated().map { index, request -> (place: Place, text: String) in
                let phases = request.phases?.pairs.filter { $0.1 > 0 }.map { phase, time in
                    "\(phase.title.lowercasedFirst) \(FindingText.time(time))"
                }
                let name = (request.id.map(\.visible) ?? "no id") + ": "
                let parts = phases.map { ", of which \($0.joined(separator: ", "))" } ?? ""
                return (.wholeRow(index), name + FindingText.time(request.duration) + parts)
            })
    }

    /// What each connection did.
    init(_ lanes: [ConnectionLanes.Lane], over length: Double) {
        self.init(
            lanes.enumerated().map { index, lane -> (place: Place, text: String) in
                let failed = lane.failed > 0 ? ", \(FindingText.count(lane.failed)) failed" : ""
                let busy = length > 0 ? ", busy \(FindingText.share(lane.busy / length))" : ""
                return (
                    .wholeRow(index),
                    "Connection \(index + 1): \(FindingText.count(lane.requests, "request"))\(failed)\(busy)"
                )
            })
    }

    private static func times(_ lower: Double, _ upper: Double) -> String {
        "\(FindingText.time(lower)) to \(FindingText.time(upper))"
    }

    /// Elements at least a step apart, the last always.
    private static func thinned<Element>(
        _ elements: [Element], by place: (Element) -> Double, step: Double
    ) -> [Element] {
        var kept: [Element] = []
        var last = -Double.infinity
        for element in elements where place(element) >= last + step {
            kept.append(element)
            last = place(element)
        }
        if let end = elements.last, place(end) > last { kept.append(end) }
        return kept
    }
}

extension Quantity {
    /// A value in two or three digits with its unit.
    fileprivate func spoken(_ value: Double) -> String {
        switch self {
        case .time: FindingText.time(value)
        case .bytes: FindingText.size(value)
        case .share: FindingText.share(value)
        default: text(value)
        }
    }
}

extension FigureStyle {
    /// A percentile in as many decimals as it needs: `50`, `97.5`, `99.9`.
    fileprivate static func short(percentile: Double) -> String {
        let decimals = percentile >= 99.9 ? 2 : percentile == percentile.rounded() ? 0 : 1
        return fixed(percentile, decimals)
    }
}
