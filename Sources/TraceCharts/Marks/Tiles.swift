/// Rows of equally long stretches, each in a colour or none.
public struct Tiles: Mark {
    private let rows: [[Ink?]]

    /// The most stretches of one colour that a PDF gets as shapes; more are pixels, in a smaller file.
    static let limit = 5_000

    /// Rows from top to bottom, all over the whole width of the plot.
    public init(_ rows: [[Ink?]]) {
        self.rows = rows
    }

    /// How many stretches of one colour all rows have.
    private var spans: Int {
        rows.reduce(0) { sum, row in
            sum + row.indices.count { row[$0] != nil && ($0 == 0 || row[$0] != row[$0 - 1]) }
        }
    }

    /// Draws a raster a row, one pixel high.
    public func draw(on canvas: inout Canvas) {
        let isVector = spans <= Tiles.limit
        for (index, row) in rows.enumerated() {
            let band = canvas.row(index)
            let top = band.top.snapped
            let rect = Rect(
                x: canvas.plot.x, y: top, width: canvas.plot.width,
                height: max(band.bottom.snapped - top, 0.5))
            let pixels = row.map { ink in ink.map { canvas.theme.color($0).pixel } ?? 0 }
            let raster = Raster(width: row.count, height: 1, pixels: pixels, hasVectorRuns: isVector)
            if let raster { canvas.add(.image(raster, rect)) }
        }
    }
}

/// Names left of some rows, as many as have room, and what the rows are.
public struct RowAxis: Mark {
    private let title: String
    private let labels: [String]

    private static let gap = 6.0

    /// The names of all rows, from top to bottom.
    public init(title: String, labels: [String]) {
        self.title = title
        self.labels = labels
    }

    /// Room for the names and the title.
    public func margins(on draft: Canvas) -> Margins {
        let widest = labels.map { draft.width($0, Theme.tickFont) }.max() ?? 0
        let left = widest + 2 * RowAxis.gap + draft.height(Theme.axisTitleFont)
        return Margins(top: draft.height(Theme.tickFont) / 2, left: left.rounded(.up))
    }

    /// Draws every name that has room beside those before it, the first always.
    public func draw(on canvas: inout Canvas) {
        let font = Theme.tickFont
        let (plot, color) = (canvas.plot, canvas.theme.muted)
        var lowest = -Double.infinity
        for (index, label) in labels.enumerated() {
            let band = canvas.row(index)
            let middle = (band.top + band.bottom) / 2
            guard middle - canvas.height(font) / 2 >= lowest else { continue }
            let baseline = middle + Theme.digitHeight(font) / 2
            let run = TextRun(
                label, at: Point(plot.x - RowAxis.gap, baseline), font: font, color: color, anchor: .end)
            guard canvas.labels.isFree(run.box(canvas.measurer)) else { continue }
            canvas.write(run)
            lowest = middle + canvas.height(font) / 2 + 2
        }
        let titleFont = Theme.axisTitleFont
        let place = Point(canvas.area.x + canvas.measurer.ascent(of: titleFont), plot.y + plot.height / 2)
        guard canvas.width(title, titleFont) <= plot.height else { return }
        canvas.write(
            TextRun(title, at: place, font: titleFont, color: color, anchor: .middle, rotation: -90))
    }
}
