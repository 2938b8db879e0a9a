/// Faint lines across the plot at the labelled ticks of an axis.
public struct Grid: Mark {
    private let axis: ValueAxis

    /// The grid of an axis.
    public init(of axis: ValueAxis) {
        self.axis = axis
    }

    /// Draws the lines.
    public func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        let stroke = Stroke(canvas.theme.grid)
        for tick in axis.ticks(on: canvas) where !tick.label.isEmpty {
            switch axis.edge {
            case .left:
                let y = canvas.y(tick.value).snapped
                canvas.line(Point(plot.x, y), Point(plot.maxX, y), stroke)
            case .bottom:
                let x = canvas.x(tick.value).snapped
                canvas.line(Point(x, plot.y), Point(x, plot.maxY), stroke)
            }
        }
    }
}
