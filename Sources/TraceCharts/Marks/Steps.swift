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
