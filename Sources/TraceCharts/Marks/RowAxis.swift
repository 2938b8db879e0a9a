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
