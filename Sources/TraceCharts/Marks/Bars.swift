/// Upright bars from 0, each over a stretch of the horizontal axis.
public struct Bars: Mark {
    /// One bar.
    public struct Bar: Sendable, Hashable {
        /// Where it begins.
        public let lower: Double
        /// Where it ends.
        public let upper: Double
        /// How high it is.
        public let value: Double

        /// One bar.
        public init(lower: Double, upper: Double, value: Double) {
            self.lower = lower
            self.upper = upper
            self.value = value
        }
    }

    private let bars: [Bar]
    private let series: Int

    /// Bars in the colour of a series.
    public init(_ bars: [Bar], series: Int = 0) {
        self.bars = bars
        self.series = series
    }

    /// Draws all bars as one shape; one that is not empty is at least a hair high.
    public func draw(on canvas: inout Canvas) {
        var elements: [Path.Element] = []
        let base = canvas.y(0)
        for bar in bars where bar.value > 0 {
            let left = min(max(canvas.x(bar.lower), canvas.plot.x), canvas.plot.maxX).snapped
            let right = min(max(canvas.x(bar.upper), canvas.plot.x), canvas.plot.maxX).snapped
            // A gap of a pixel between bars that are wide enough to spare it.
            let gap = right - left >= 3 ? 0.5 : 0
            let top = min(canvas.y(bar.value).snapped, base - 0.5)
            guard right > left else { continue }
            let rect = Rect(x: left, y: top, width: right - left - gap, height: base - top)
            elements += Path.rectangle(rect).elements
        }
        if !elements.isEmpty { canvas.add(.fill(Path(elements), canvas.theme.color(.series(series)))) }
    }
}
