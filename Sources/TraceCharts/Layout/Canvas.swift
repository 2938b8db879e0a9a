/// What marks draw on: the plot's place, its scales and colours, and what was drawn so far.
public struct Canvas {
    /// Where data is drawn.
    public let plot: Rect
    /// The room for the plot and everything around it; titles and footnotes lie outside.
    public let area: Rect
    /// Colours and sizes.
    public let theme: Theme
    /// Measures labels.
    public let measurer: any TextMeasurer
    /// The scale from left to right.
    public let xScale: ValueScale
    /// The scale from bottom to top, or the rows from top to bottom.
    public let yScale: Scale
    /// What was drawn so far.
    public private(set) var operations: [DrawingOperation] = []
    /// Where labels are, and where they may not be.
    public var labels: LabelPlacer

    init(plot: Rect, area: Rect, scales: Plot, theme: Theme, measurer: any TextMeasurer) {
        self.plot = plot
        self.area = area
        self.theme = theme
        self.measurer = measurer
        xScale = scales.x
        yScale = scales.y
        labels = LabelPlacer(bounds: area)
    }

    /// Where a value lies from left to right, in points.
    public func x(_ value: Double) -> Double { plot.x + xScale.share(of: value) * plot.width }

    /// Where a value lies from top to bottom, in points; for rows, the middle of the row of that number.
    public func y(_ value: Double) -> Double {
        switch yScale {
        case .values(let scale): return plot.maxY - scale.share(of: value) * plot.height
        case .bands(let scale):
            let band = scale.band(Int(value))
            return plot.y + (band.start + band.end) / 2 * plot.height
        }
    }

    /// The top and the bottom of a row, in points; of the whole plot where there are no rows.
    public func row(_ index: Int) -> (top: Double, bottom: Double) {
        guard case .bands(let scale) = yScale else { return (plot.y, plot.maxY) }
        let band = scale.band(index)
        return (plot.y + band.start * plot.height, plot.y + band.end * plot.height)
    }

    /// Draws one thing more.
    public mutating func add(_ operation: DrawingOperation) { operations.append(operation) }

    /// Draws a straight line.
    public mutating func line(_ from: Point, _ to: Point, _ stroke: Stroke) {
        add(.stroke(.polyline([from, to]), stroke))
    }

    /// Draws text and keeps other labels off it.
    public mutating func write(_ run: TextRun) {
        guard !run.string.isEmpty else { return }
        labels.reserve(run.box(measurer))
        add(.text(run))
    }

    /// Draws text if it collides with nothing; else leaves it out.
    public mutating func writeIfFree(_ run: TextRun) {
        if labels.isFree(run.box(measurer)) { write(run) }
    }

    /// The advance width of a text, in points.
    public func width(_ string: String, _ font: Font) -> Double { measurer.width(of: string, in: font) }

    /// The height of a line of text from its deepest to its tallest letters, in points.
    public func height(_ font: Font) -> Double { measurer.ascent(of: font) + measurer.descent(of: font) }
}
