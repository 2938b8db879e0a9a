/// A row for each kind of event, a stroke for each event where it lies on the horizontal axis.
public struct EventRows: Mark {
    /// One kind of event.
    public struct Row: Sendable, Hashable {
        /// What the row is, left of it; in two lines where it is long and rows are high, and cut where that is not enough.
        public let label: String
        /// What stands right of it, aligned with that of the other rows.
        public let trailing: String
        /// Where its events are.
        public let events: [Double]
        /// The colour of its strokes.
        public let ink: Ink

        /// One kind of event.
        public init(label: String, trailing: String, events: [Double], ink: Ink = .failure) {
            self.label = label
            self.trailing = trailing
            self.events = events
            self.ink = ink
        }
    }

    private let rows: [Row]

    private static let gap = 8.0
    /// How much of the width labels may take on each side.
    private static let share = 0.32
    private static let tallest = 16.0

    /// Rows from top to bottom.
    public init(_ rows: [Row]) {
        self.rows = rows
    }

    private func lines(_ text: String, on canvas: Canvas) -> [String] {
        let rowHeight = canvas.area.height / Double(max(rows.count, 1))
        return TextFlow(
            text, width: canvas.area.width * EventRows.share, font: Theme.labelFont,
            limit: rowHeight >= 3 * canvas.height(Theme.labelFont) ? 2 : 1, measurer: canvas.measurer
        ).lines
    }

    /// Room for the labels on both sides.
    public func margins(on draft: Canvas) -> Margins {
        func widest(_ texts: [String]) -> Double {
            texts.flatMap { lines($0, on: draft) }.map { draft.width($0, Theme.labelFont) }.max() ?? 0
        }
        return Margins(
            right: widest(rows.map(\.trailing)) + EventRows.gap,
            left: widest(rows.map(\.label)) + EventRows.gap)
    }

    /// Rows as high as their labels.
    public func leastHeight(on draft: Canvas) -> Double {
        Double(rows.count) * draft.height(Theme.labelFont)
    }

    /// Draws the rows; events on the same half point are one stroke.
    public func draw(on canvas: inout Canvas) {
        let (plot, font) = (canvas.plot, Theme.labelFont)
        let hasRoom = plot.height / Double(max(rows.count, 1)) >= canvas.height(font)
        for (index, row) in rows.enumerated() {
            let band = canvas.row(index)
            let middle = ((band.top + band.bottom) / 2).snapped
            let half = (min(band.bottom - band.top, EventRows.tallest) / 2).snapped
            canvas.line(Point(plot.x, middle), Point(plot.maxX, middle), Stroke(canvas.theme.grid))
            let places = Set(
                row.events.map { canvas.x($0).snapped }.filter { $0 >= plot.x && $0 <= plot.maxX })
            if !places.isEmpty {
                let path = Path(
                    places.sorted().flatMap {
                        [.move(Point($0, middle - half)), .line(Point($0, middle + half))]
                    })
                canvas.add(.stroke(path, Stroke(canvas.theme.color(row.ink), width: Rug.width)))
            }
            guard hasRoom else { continue }
            write(row.label, at: plot.x - EventRows.gap, middle, .end, on: &canvas)
            write(row.trailing, at: plot.maxX + EventRows.gap, middle, .start, on: &canvas)
        }
    }

    private func write(
        _ text: String, at x: Double, _ middle: Double, _ anchor: TextRun.Anchor, on canvas: inout Canvas
    ) {
        let font = Theme.labelFont
        let lines = lines(text, on: canvas)
        let height = canvas.height(font)
        for (number, line) in lines.enumerated() {
            let offset = (Double(number) - Double(lines.count - 1) / 2) * height
            let baseline = middle + Theme.digitHeight(font) / 2 + offset
            canvas.writeIfFree(
                TextRun(line, at: Point(x, baseline), font: font, color: canvas.theme.ink, anchor: anchor))
        }
    }
}

/// Upright strokes across rows, as in `EventRows`, over what else the rows show.
public struct RowStrokes: Mark {
    private let rows: [[Double]]
    private let ink: Ink

    /// The places of the strokes in each row, from top to bottom.
    public init(_ rows: [[Double]], ink: Ink) {
        self.rows = rows
        self.ink = ink
    }

    /// Draws all strokes as one shape.
    public func draw(on canvas: inout Canvas) {
        let elements = rows.enumerated().flatMap { index, places -> [Path.Element] in
            let band = canvas.row(index)
            return Set(places.map { canvas.x($0).snapped }).sorted().flatMap {
                [.move(Point($0, band.top.snapped)), .line(Point($0, band.bottom.snapped))]
            }
        }
        guard !elements.isEmpty else { return }
        canvas.add(.stroke(Path(elements), Stroke(canvas.theme.color(ink), width: Rug.width)))
    }
}
