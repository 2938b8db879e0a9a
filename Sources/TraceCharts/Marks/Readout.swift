/// What is read by pointing at a chart: a value for each bar, step, dot or span.
///
/// Nothing is drawn. The places are larger than what they tell of, so that a bar a pixel high or a dot can be met.
public struct Readout: Mark {
    /// What is pointed at.
    public enum Place: Sendable, Hashable {
        /// The plot from one value of the horizontal scale to another, in its full height.
        case column(from: Double, to: Double)
        /// A row from one value of the horizontal scale to another.
        case row(Int, from: Double, to: Double)
        /// A whole row.
        case wholeRow(Int)
        /// A point.
        case point(Line.Place)
    }

    private let spots: [(place: Place, text: String)]

    /// The least width of a place, in points.
    static let leastWidth = 6.0
    /// The side of the square around a point.
    static let side = 9.0

    /// Places with what is read there; where two overlap the later one is.
    public init(_ spots: [(place: Place, text: String)]) {
        self.spots = spots
    }

    /// Adds the places that lie inside the plot.
    public func draw(on canvas: inout Canvas) {
        for (place, text) in spots {
            guard let rect = rect(of: place, on: canvas) else { continue }
            canvas.add(.spot(rect, text))
        }
    }

    private func rect(of place: Place, on canvas: Canvas) -> Rect? {
        let plot = canvas.plot
        switch place {
        case .column(let from, let to):
            return span(from, to, on: canvas).map {
                Rect(x: $0.x, y: plot.y, width: $0.width, height: plot.height)
            }
        case .row(let index, let from, let to):
            let (top, bottom) = canvas.row(index)
            return span(from, to, on: canvas).map {
                Rect(x: $0.x, y: top.snapped, width: $0.width, height: (bottom - top).snapped)
            }
        case .wholeRow(let index):
            let (top, bottom) = canvas.row(index)
            return Rect(x: plot.x, y: top.snapped, width: plot.width, height: (bottom - top).snapped)
        case .point(let point):
            let (x, y) = (canvas.x(point.x), canvas.y(point.y))
            guard x >= plot.x, x <= plot.maxX, y >= plot.y, y <= plot.maxY else { return nil }
            let half = Readout.side / 2
            return Rect(
                x: (x - half).snapped, y: (y - half).snapped, width: Readout.side, height: Readout.side)
        }
    }

    /// A stretch of the plot that is wide enough to be met; nil where it lies outside.
    private func span(_ from: Double, _ to: Double, on canvas: Canvas) -> (x: Double, width: Double)? {
        let plot = canvas.plot
        let left = max(canvas.x(from), plot.x)
        let right = min(canvas.x(to), plot.maxX)
        guard right >= left, right >= plot.x, left <= plot.maxX else { return nil }
        let missing = max(Readout.leastWidth - (right - left), 0)
        let x = (left - missing / 2).snapped
        return (x, (right + missing / 2).snapped - x)
    }
}
