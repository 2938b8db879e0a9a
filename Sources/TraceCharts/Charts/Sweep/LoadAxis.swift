import TraceAnalysis

/// The axis of the loads of some curves: a tick for each load, in equal ratios where they span a wide range.
struct LoadAxis {
    /// Where loads lie.
    let scale: ValueScale
    /// The axis.
    let axis: ValueAxis
    /// The place of each load that is no number.
    private let places: [SweepValue: Double]

    /// From this ratio of the largest to the smallest load on equal ratios lie equally far apart.
    private static let wide = 8.0
    /// How much room the scale leaves at its ends.
    private static let room = 0.06

    /// - Parameter curves: At least one with a point.
    init(_ curves: [SweepCurve]) {
        let loads = Set(curves.flatMap(\.points).map(\.load)).sorted()
        let numbers = loads.compactMap(\.number)
        let titles = Set(curves.map(\.along.title))
        let title = titles.count == 1 ? titles.first ?? "" : "Load"
        let field = curves.first?.along
        func label(_ load: SweepValue) -> String { field?.short(load) ?? load.text.visible }
        guard numbers.count == loads.count, let first = numbers.first, let last = numbers.last else {
            // Words lie beside each other, in no distance that means anything.
            places = Dictionary(uniqueKeysWithValues: zip(loads, loads.indices.map(Double.init)))
            scale = ValueScale(linear: -0.5, Double(loads.count) - 0.5)
            axis = ValueAxis(
                .bottom, title: title,
                ticks: loads.enumerated().map { ValueAxis.Tick(Double($0.offset), label($0.element)) })
            return
        }
        places = [:]
        let isWide = first > 0 && last / first >= Self.wide
        if isWide {
            let factor = Decades.power(Decades.logarithm(last / first) * Self.room)
            scale = ValueScale(logarithmic: first / factor, last * factor)
        } else {
            let length = max(last - first, abs(last) * 0.2, 1e-9)
            let begin = first - length * Self.room
            scale = ValueScale(linear: first >= 0 ? max(begin, 0) : begin, last + length * Self.room)
        }
        axis = ValueAxis(
            .bottom, title: isWide ? title + " (log scale)" : title,
            ticks: loads.map { ValueAxis.Tick($0.number ?? 0, label($0)) })
    }

    /// Where a load lies.
    func place(_ load: SweepValue) -> Double { load.number ?? places[load] ?? 0 }
}

/// Upright lines from one value to another, with short strokes at their ends: intervals.
struct Whiskers: Mark {
    /// One of them.
    struct Whisker: Sendable, Hashable {
        /// Its place from left to right.
        let x: Double
        /// Where it begins and ends.
        let interval: ClosedRange<Double>
    }

    private static let half = 3.5

    private let whiskers: [Whisker]
    private let ink: Ink

    init(_ whiskers: [Whisker], ink: Ink) {
        self.whiskers = whiskers
        self.ink = ink
    }

    /// Draws them; an end outside the plot has no stroke.
    func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        let stroke = Stroke(canvas.theme.color(ink).opacity(0.8), width: 1.25)
        for whisker in whiskers {
            let x = canvas.x(whisker.x).snapped
            let ends = [canvas.y(whisker.interval.lowerBound), canvas.y(whisker.interval.upperBound)]
            let (low, high) = (min(ends[0], plot.maxY), max(ends[1], plot.y))
            guard x >= plot.x, x <= plot.maxX, low > high else { continue }
            canvas.line(Point(x, low), Point(x, high), stroke)
            canvas.labels.avoid([Point(x, low), Point(x, high)])
            for end in ends where end >= plot.y && end <= plot.maxY {
                canvas.line(Point(x - Self.half, end), Point(x + Self.half, end), stroke)
            }
        }
    }
}
