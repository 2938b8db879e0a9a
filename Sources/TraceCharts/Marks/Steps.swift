/// A line that is level between points and rises at each: a cumulative distribution.
public struct Steps: Mark {
    private let points: [(value: Double, share: Double)]
    private let series: Int
    private static let dashes: [[Double]] = [[], [6, 3], [2, 2], [8, 3, 2, 3]]

    /// How far the drawn line may be from the corners of the steps, in points: so small a stair is seen as a slope.
    private static let tolerance = 0.25

    /// Dashes and gaps of the line of a series, so that lines differ without their colours too.
    static func dash(ofSeries index: Int) -> [Double] { dashes[index % dashes.count] }

    /// Steps that rise to `share` at each `value`, both ascending.
    ///
    /// The line comes from 0 at the left edge and goes on to the right one.
    public init(_ points: [(value: Double, share: Double)], series: Int = 0) {
        self.points = points
        self.series = series
    }

    /// Draws the line.
    ///
    /// Of the steps in one pixel column the last rank is kept, so ties stay where they are.
    public func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        let line = path(on: canvas).simplified(within: Steps.tolerance)
        let stroke = Stroke(
            canvas.theme.color(.series(series)), width: 1.75, dash: Steps.dash(ofSeries: series),
            style: .round)
        // Room for the thickness of the line at the top and the bottom.
        let frame = Rect(x: plot.x, y: plot.y - 2, width: plot.width, height: plot.height + 4)
        canvas.add(.clip(frame, [.stroke(.polyline(line), stroke)]))
        canvas.labels.avoid(line)
    }

    /// The corners of the line inside the plot.
    func path(on canvas: Canvas) -> [Point] {
        let plot = canvas.plot
        var columns: [(x: Double, share: Double)] = []
        for point in points {
            let x = min(max(canvas.x(point.value), plot.x), plot.maxX + 10).snapped
            if columns.last?.x == x {
                columns[columns.count - 1].share = point.share
            } else {
                columns.append((x, point.share))
            }
        }
        var height = canvas.y(0)
        var corners = [Point(plot.x, height)]
        for step in columns where step.x <= plot.maxX {
            // A quarter of a point is half a pixel, and written with two decimals at most.
            let next = (canvas.y(step.share) * 4).rounded() / 4
            corners.append(Point(step.x, height))
            corners.append(Point(step.x, next))
            height = next
        }
        corners.append(Point(plot.maxX, height))
        return corners
    }
}

/// A line that is level between places and jumps at each, the area below it tinted where wanted: a number over time.
public struct Levels: Mark {
    private let places: [Line.Place]
    private let end: Double
    private let ink: Ink
    private let isFilled: Bool
    private let width: Double

    /// A line that has each place's height from there to the next one, the last until `end`.
    public init(
        _ places: [Line.Place], until end: Double, ink: Ink = .series(0), isFilled: Bool = true,
        width: Double = 1.25
    ) {
        self.places = places
        self.end = end
        self.ink = ink
        self.isFilled = isFilled
        self.width = width
    }

    /// The heights within one column of points.
    private struct Column {
        let x: Double
        var lowest: Double
        var highest: Double
        var last: Double
    }

    /// Draws the area and the line.
    ///
    /// Of the places in one column of a point the lowest and the highest are kept, so no spike is lost.
    public func draw(on canvas: inout Canvas) {
        let columns = columns(on: canvas)
        guard let first = columns.first else { return }
        let (base, right) = (canvas.y(0), canvas.x(end).snapped)
        var line: [Point] = []
        var top = [Point(first.x, base)]
        for (index, column) in columns.enumerated() {
            let next = index + 1 < columns.count ? columns[index + 1].x : right
            // First what is farther from where the column ends.
            let turns =
                column.last == column.lowest
                ? [column.highest, column.lowest] : [column.lowest, column.highest, column.last]
            line += turns.map { Point(column.x, $0) } + [Point(next, column.last)]
            top += [Point(column.x, column.last), Point(next, column.last)]
        }
        let area = Path.polyline(top + [Point(right, base)])
        let color = canvas.theme.color(ink)
        if isFilled { canvas.add(.fill(Path(area.elements + [.close]), color.opacity(Band.opacity))) }
        canvas.add(.stroke(.polyline(line.withoutRepeats), Stroke(color, width: width)))
        canvas.labels.avoid(line)
    }

    private func columns(on canvas: Canvas) -> [Column] {
        var columns: [Column] = []
        for place in places {
            let x = canvas.x(place.x)
            let exact = x.snapped
            let y = canvas.y(place.y).rounded(to: 4)
            if let before = columns.last, exact - before.x < 1 {
                var column = before
                column.lowest = min(column.lowest, y)
                column.highest = max(column.highest, y)
                column.last = y
                columns[columns.count - 1] = column
            } else {
                columns.append(Column(x: exact, lowest: y, highest: y, last: y))
            }
        }
        return columns
    }
}

extension [Point] {
    /// The points without those that equal the one before.
    fileprivate var withoutRepeats: [Point] {
        indices.filter { $0 == 0 || self[$0] != self[$0 - 1] }.map { self[$0] }
    }
}
