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

    /// Room for the labels left and the texts right.
    public func margins(on draft: Canvas) -> Margins {
        let left = rows.map { draft.width($0.label, Theme.labelFont) }.max() ?? 0
        let right = rows.map { draft.width($0.text, Theme.labelFont) }.max() ?? 0
        return Margins(right: right + Self.gap, left: left + Self.gap)
    }

    /// Rows as high as their labels.
    public func leastHeight(on draft: Canvas) -> Double {
        Double(rows.count) * draft.height(Theme.labelFont)
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
        let (top, bottom) = canvas.row(index)
        let middle = ((top + bottom) / 2).snapped
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
        guard plot.height / Double(rows.count) >= canvas.height(Theme.labelFont) else { return }
        let baseline = middle + Theme.digitHeight(Theme.labelFont) / 2
        canvas.writeIfFree(
            TextRun(
                row.label, at: Point(plot.x - Self.gap, baseline), font: Theme.labelFont,
                color: canvas.theme.ink, anchor: .end))
        canvas.writeIfFree(
            TextRun(
                row.text, at: Point(plot.maxX + Self.gap, baseline), font: Theme.labelFont,
                color: canvas.theme.ink))
    }
}
