import TraceAnalysis

/// A row for each of several requests, cut into pieces where they lie in time.
public struct Waterfall: Mark {
    /// A stretch of a row in the colour of a series; muted without one.
    public struct Piece: Sendable, Hashable {
        /// Where it begins.
        public let start: Double
        /// Where it ends.
        public let end: Double
        /// What it is.
        public let ink: Ink

        /// A stretch of a row.
        public init(from start: Double, to end: Double, ink: Ink) {
            self.start = start
            self.end = end
            self.ink = ink
        }
    }

    /// One row.
    public struct Row: Sendable, Hashable {
        /// What the row is, left of it; cut where it is long.
        public let label: String
        /// What is written behind its end.
        public let trailing: String
        /// Its pieces, ascending.
        public let pieces: [Piece]

        /// One row.
        public init(label: String, trailing: String, pieces: [Piece]) {
            self.label = label
            self.trailing = trailing
            self.pieces = pieces
        }

        fileprivate var end: Double { pieces.map(\.end).max() ?? 0 }
    }

    private let rows: [Row]

    private static let gap = 6.0
    /// How much of the width labels may take.
    private static let share = 0.36
    private static let font = Font(size: 9, family: .monospaced)
    private static let valueFont = Font(size: 9)
    private static let thickest = 12.0

    /// Rows from top to bottom.
    public init(_ rows: [Row]) {
        self.rows = rows
    }

    private func label(_ row: Row, on canvas: Canvas) -> String {
        TextFlow(
            row.label, width: canvas.area.width * Waterfall.share, font: Waterfall.font, limit: 1,
            measurer: canvas.measurer
        ).lines.first ?? ""
    }

    /// Whether the rows are high enough for text.
    private func hasRoom(on canvas: Canvas) -> Bool {
        canvas.plot.height / Double(rows.count) >= canvas.height(Waterfall.font)
    }

    /// Room for the labels.
    public func margins(on draft: Canvas) -> Margins {
        let left = rows.map { draft.width(label($0, on: draft), Waterfall.font) }.max() ?? 0
        let right =
            rows.map { row in
                draft.x(row.end) + Waterfall.gap + draft.width(row.trailing, Waterfall.valueFont)
                    - draft.plot.maxX
            }.max() ?? 0
        return Margins(right: max(right, 0), left: left + Waterfall.gap)
    }

    /// Rows as high as their labels.
    public func leastHeight(on draft: Canvas) -> Double {
        Double(rows.count) * draft.height(Waterfall.font)
    }

    /// Draws the rows and their labels; where rows are too low for text they have none.
    public func draw(on canvas: inout Canvas) {
        let isRoomy = hasRoom(on: canvas)
        for (index, row) in rows.enumerated() {
            let band = canvas.row(index)
            let middle = (band.top + band.bottom) / 2
            let height = min(band.bottom - band.top, Waterfall.thickest)
            for piece in row.pieces {
                let left = canvas.x(piece.start).snapped
                let right = max(canvas.x(piece.end).snapped, left + 0.5)
                let rect = Rect(
                    x: left, y: (middle - height / 2).snapped, width: right - left,
                    height: max(height.snapped, 0.5))
                canvas.add(.fill(.rectangle(rect), canvas.theme.color(piece.ink)))
                if let outline = canvas.theme.outline(piece.ink) {
                    canvas.add(.stroke(.rectangle(rect), outline))
                }
            }
            guard isRoomy else { continue }
            write(
                label(row, on: canvas), Waterfall.font, .end, canvas.plot.x - Waterfall.gap, middle, &canvas)
            let right = canvas.x(row.end) + Waterfall.gap
            write(row.trailing, Waterfall.valueFont, .start, right, middle, &canvas)
        }
    }

    private func write(
        _ text: String, _ font: Font, _ anchor: TextRun.Anchor, _ x: Double, _ middle: Double,
        _ canvas: inout Canvas
    ) {
        let baseline = middle + (canvas.measurer.ascent(of: font) - canvas.measurer.descent(of: font)) / 2
        canvas.writeIfFree(
            TextRun(text, at: Point(x, baseline), font: font, color: canvas.theme.ink, anchor: anchor))
    }
}
