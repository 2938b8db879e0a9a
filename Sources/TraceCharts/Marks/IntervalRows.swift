import TraceAnalysis

/// Rows with a dot and the interval around it, over a band of what does not matter.
public struct IntervalRows: Mark {
    /// One row.
    public struct Row: Sendable, Hashable {
        /// What the row is.
        public let label: String
        /// Where the dot is; nil for none.
        public let value: Double?
        /// The interval; nil for none.
        public let interval: ClosedRange<Double>?
        /// Smaller dots below the large one, such as those of single runs.
        public let dots: [Double]
        /// What stands right of the plot.
        public let text: String
        /// The colour of the dot and of the interval.
        public let ink: Ink

        /// One row.
        public init(
            label: String, value: Double?, interval: ClosedRange<Double>?, dots: [Double] = [], text: String,
            ink: Ink
        ) {
            self.label = label
            self.value = value
            self.interval = interval
            self.dots = dots
            self.text = text
            self.ink = ink
        }
    }

    private let rows: [Row]
    private let band: ClosedRange<Double>

    private static let gap = 8.0

    /// Rows from top to bottom.
    ///
    /// - Parameter band: The values that do not matter, shaded across all rows.
    public init(_ rows: [Row], band: ClosedRange<Double>) {
        self.rows = rows
        self.band = band
    }

    private func widths(on canvas: Canvas) -> (label: Double, text: Double) {
        (
            rows.map { canvas.width($0.label, Theme.labelFont) }.max() ?? 0,
            rows.map { canvas.width($0.text, Theme.labelFont) }.max() ?? 0
        )
    }

    /// Whether labels and texts stand above their rows, as beside them they would leave the plot too little.
    private func isStacked(on canvas: Canvas) -> Bool {
        let widths = widths(on: canvas)
        return widths.label + widths.text > canvas.area.width * 0.6
    }

    /// Room for the labels left and the texts right.
    public func margins(on draft: Canvas) -> Margins {
        guard !isStacked(on: draft) else { return Margins() }
        let widths = widths(on: draft)
        return Margins(right: widths.text + Self.gap, left: widths.label + Self.gap)
    }

    /// Rows as high as their labels, or as labels and intervals below each other.
    public func leastHeight(on draft: Canvas) -> Double {
        let line = draft.height(Theme.labelFont)
        return Double(rows.count) * (isStacked(on: draft) ? line + 24 : line)
    }

    /// Draws the band, the line at 0 and the rows.
    public func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        let (from, to) = (canvas.x(band.lowerBound).snapped, canvas.x(band.upperBound).snapped)
        let shade = Rect(x: from, y: plot.y, width: to - from, height: plot.height)
        canvas.add(.fill(.rectangle(shade), canvas.theme.grid.opacity(0.8)))
        let zero = canvas.x(0).snapped
        canvas.line(Point(zero, plot.y), Point(zero, plot.maxY), Stroke(canvas.theme.guide))
        for (index, row) in rows.enumerated() { draw(row, at: index, on: &canvas) }
    }

    private func draw(_ row: Row, at index: Int, on canvas: inout Canvas) {
        let plot = canvas.plot
        let height = plot.height / Double(rows.count)
        let line = canvas.height(Theme.labelFont)
        let isStacked = isStacked(on: canvas)
        let top = plot.y + Double(index) * height
        let middle = (isStacked ? top + line + (height - line) / 2 : top + height / 2).snapped
        let color = canvas.theme.color(row.ink)
        func x(_ value: Double) -> Double { min(max(canvas.x(value), plot.x), plot.maxX).snapped }
        if let interval = row.interval {
            let (low, high) = (x(interval.lowerBound), x(interval.upperBound))
            canvas.line(Point(low, middle), Point(high, middle), Stroke(color, width: 2))
            // An end without a stroke lies outside the plot.
            for (end, value) in [(low, interval.lowerBound), (high, interval.upperBound)]
            where canvas.xScale.lower <= value && value <= canvas.xScale.upper {
                canvas.line(Point(end, middle - 4), Point(end, middle + 4), Stroke(color, width: 2))
            }
        }
        for dot in row.dots where canvas.xScale.lower <= dot && dot <= canvas.xScale.upper {
            canvas.add(.fill(.circle(Point(x(dot), middle + 8), radius: 1.75), color.opacity(0.7)))
        }
        if let value = row.value, canvas.xScale.lower <= value, value <= canvas.xScale.upper {
            canvas.add(.fill(.circle(Point(x(value), middle), radius: 4.5), canvas.theme.background))
            canvas.add(.fill(.circle(Point(x(value), middle), radius: 3.5), color))
        }
        guard height >= line else { return }
        let baseline =
            isStacked
            ? top + canvas.measurer.ascent(of: Theme.labelFont) + 2
            : middle + Theme.digitHeight(Theme.labelFont) / 2
        let ends = isStacked ? (plot.x, plot.maxX) : (plot.x - Self.gap, plot.maxX + Self.gap)
        canvas.writeIfFree(
            TextRun(
                row.label, at: Point(ends.0, baseline), font: Theme.labelFont, color: canvas.theme.ink,
                anchor: isStacked ? .start : .end))
        canvas.writeIfFree(
            TextRun(
                row.text, at: Point(ends.1, baseline), font: Theme.labelFont, color: canvas.theme.ink,
                anchor: isStacked ? .end : .start))
    }
}
