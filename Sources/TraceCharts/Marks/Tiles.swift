/// Rows of equally long stretches, each in a colour from the bottom of its row as high as its share, or empty.
public struct Tiles: Mark {
    /// What a stretch shows.
    public struct Fill: Sendable, Hashable {
        /// Its colour.
        public let ink: Ink
        /// How much of the row's height is filled, from 0 to 1; a little is always seen.
        public let share: Double

        /// A colour, as high as its share.
        public init(_ ink: Ink, share: Double = 1) {
            self.ink = ink
            self.share = share
        }
    }

    private let rows: [[Fill?]]

    /// The most stretches of one colour and height that a PDF gets as shapes; more are pixels, in a smaller file.
    static let limit = 5_000
    /// How many heights are told apart, in few stretches and in more than the limit.
    private static let heights = (few: 10, many: 2)

    /// Rows from top to bottom, all over the whole width of the plot.
    public init(_ rows: [[Fill?]]) {
        self.rows = rows
    }

    /// Rows from top to bottom, each stretch filled or empty.
    public init(_ rows: [[Ink?]]) {
        self.init(rows.map { row in row.map { ink in ink.map { Fill($0) } } })
    }

    /// How many stretches of one colour and height all rows have.
    private func spans(heights: Int) -> Int {
        rows.reduce(0) { sum, row in
            sum
                + row.indices.count { index in
                    guard let fill = row[index] else { return false }
                    guard index > 0, let before = row[index - 1] else { return true }
                    return fill.ink != before.ink || fill.level(of: heights) != before.level(of: heights)
                }
        }
    }

    /// Draws a raster a row, as many pixels high as heights are told apart.
    public func draw(on canvas: inout Canvas) {
        let isVector = spans(heights: Tiles.heights.few) <= Tiles.limit
        for (index, row) in rows.enumerated() {
            let band = canvas.row(index)
            let top = band.top.snapped
            let rect = Rect(
                x: canvas.plot.x, y: top, width: canvas.plot.width,
                height: max(band.bottom.snapped - top, 0.5))
            let most = isVector ? Tiles.heights.few : Tiles.heights.many
            // No height is told apart that is less than half a point.
            let raster = raster(
                of: row, heights: min(max(Int(rect.height * 2), 1), most), canvas.theme, isVector)
            if let raster { canvas.add(.image(raster, rect)) }
        }
    }

    private func raster(of row: [Fill?], heights: Int, _ theme: Theme, _ isVector: Bool) -> Raster? {
        let bars = row.map { fill in fill.map { (theme.color($0.ink).pixel, $0.level(of: heights)) } ?? (0, 0)
        }
        let isFull = bars.allSatisfy { $0.1 == 0 || $0.1 == heights }
        let height = isFull ? 1 : heights
        let pixels = (0..<height).reversed().flatMap { level in
            bars.map { isFull || $0.1 > level ? $0.0 : 0 }
        }
        return Raster(width: row.count, height: height, pixels: pixels, hasVectorRuns: isVector)
    }
}

extension Tiles.Fill {
    /// The nearest of some heights, from 1 on.
    fileprivate func level(of heights: Int) -> Int {
        min(max(Int((share * Double(heights)).rounded()), 1), heights)
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

    /// As high as the title is long.
    public func leastHeight(on draft: Canvas) -> Double { draft.width(title, Theme.axisTitleFont) }

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
