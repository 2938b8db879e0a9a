/// Where a nested part of a drawing lies on its surface: moved and scaled, never turned.
struct Frame {
    /// What Cairo's 24.8 fixed-point coordinates hold, with some room; beyond it they wrap around.
    private static let limit = 8_000_000.0

    private var x = 0.0
    private var y = 0.0
    private var scale: Double

    /// The frame of a whole drawing on a surface with so many units to the point.
    init(scale: Double) {
        self.scale = scale
    }

    /// The frame of a part that is placed in this one.
    func placed(at origin: Point, scale inner: Double) -> Frame {
        var frame = self
        frame.x += origin.x * scale
        frame.y += origin.y * scale
        frame.scale *= inner
        return frame
    }

    /// The same point, brought to where coordinates do not wrap; one that is not a number goes to an edge.
    func clamp(_ point: Point) -> Point {
        Point(clamp(point.x, origin: x), clamp(point.y, origin: y))
    }

    private func clamp(_ value: Double, origin: Double) -> Double {
        guard scale > 0 else { return 0 }
        let lower = (-Frame.limit - origin) / scale
        let upper = (Frame.limit - origin) / scale
        guard value > lower else { return lower }
        return value < upper ? value : upper
    }
}
