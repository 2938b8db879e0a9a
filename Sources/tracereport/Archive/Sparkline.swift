import TraceCharts

/// A figure of several runs as a small line without axes, oldest first.
struct Sparkline {
    /// The extent of the picture.
    static let size = Size(120, 30)
    private static let margin = 4.0

    /// The figure of each run; nil where it was not recorded, which breaks the line.
    let values: [Double?]

    /// The line, with a dot at its end and at each run that stands alone.
    var drawing: Drawing {
        let theme = Theme.light
        let points = points
        var operations: [DrawingOperation] = []
        let baseline = Self.size.height - 1
        operations.append(
            .stroke(.polyline([Point(0, baseline), Point(Self.size.width, baseline)]), Stroke(theme.grid)))
        for stretch in points.split(separator: nil, omittingEmptySubsequences: true) {
            let stretch = stretch.compactMap { $0 }
            operations.append(
                .stroke(.polyline(stretch), Stroke(theme.series[0], width: 1.5, style: .round)))
            if stretch.count == 1 { operations.append(dot(stretch[0], 1.5, theme.series[0])) }
        }
        if let last = points.last.flatMap({ $0 }) { operations.append(dot(last, 2.5, theme.series[0])) }
        return Drawing(size: Self.size, operations: operations)
    }

    /// The line in words.
    func description(_ text: (Double) -> String) -> String {
        let known = values.compactMap { $0 }
        guard let smallest = known.min(), let largest = known.max(), let last = known.last else {
            return "Not recorded in any run."
        }
        let missing = values.count - known.count
        return "\(known.count.counted("run")), from \(text(smallest)) to \(text(largest)); the newest has "
            + "\(text(last))." + (missing > 0 ? " Not recorded in \(missing.counted("run"))." : "")
    }

    /// How many stretches a line of many runs is cut into.
    private static let stretches = 40

    /// The places of the values that are drawn: all, or of each stretch of many the smallest, the largest and one that is
    /// missing; always the last.
    private var kept: [Int] {
        guard values.count > Self.stretches * 3 else { return Array(values.indices) }
        var places: Set<Int> = [values.count - 1]
        for stretch in 0..<Self.stretches {
            let part = values.count * stretch / Self.stretches..<values.count * (stretch + 1) / Self.stretches
            let known = part.filter { values[$0] != nil }
            let order: (Int, Int) -> Bool = { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
            places.formUnion(
                [known.min(by: order), known.max(by: order), part.first { values[$0] == nil }].compactMap {
                    $0
                })
        }
        return places.sorted()
    }

    private var points: [Point?] {
        let known = values.compactMap { $0 }
        let kept = kept
        let smallest = known.min() ?? 0
        let range = (known.max() ?? 0) - smallest
        let width = Self.size.width - 2 * Self.margin
        let height = Self.size.height - 2 * Self.margin
        return kept.map { index in
            guard let value = values[index] else { return nil }
            let x = values.count > 1 ? width * Double(index) / Double(values.count - 1) : width
            let y = range > 0 ? height * (1 - (value - smallest) / range) : height / 2
            return Point(Self.margin + x, Self.margin + y)
        }
    }

    /// A round dot, of four curves.
    private func dot(_ center: Point, _ radius: Double, _ color: Color) -> DrawingOperation {
        let pull = radius * 0.5523
        func at(_ x: Double, _ y: Double) -> Point { Point(center.x + x, center.y + y) }
        return .fill(
            Path([
                .move(at(radius, 0)), .curve(at(radius, pull), at(pull, radius), at(0, radius)),
                .curve(at(-pull, radius), at(-radius, pull), at(-radius, 0)),
                .curve(at(-radius, -pull), at(-pull, -radius), at(0, -radius)),
                .curve(at(pull, -radius), at(radius, -pull), at(radius, 0)), .close,
            ]), color)
    }
}
