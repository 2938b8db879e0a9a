/// A row of labels above the plot, each tied to a place below it.
///
/// Labels that would overlap move apart and keep their order, so the lines that tie them never cross.
struct LabelStrip {
    /// What a label says and where it points.
    struct Label {
        /// The short name, in bold.
        let name: String
        /// What follows; empty for nothing.
        let value: String
        /// Where it points, in points from the left.
        let x: Double
    }

    /// How much of the labels is written.
    private enum Style: CaseIterable {
        case oneLine, twoLines, nameOnly
    }

    private static let leader = 9.0
    private static let gap = 12.0
    private static let space = 4.0

    private let labels: [Label]
    private let starts: [Double]
    private let style: Style

    /// Labels from left to right, as fully written as fits; where even names do not fit, the first are left out.
    init(_ labels: [Label], on canvas: Canvas) {
        var kept = labels[...]
        while !kept.isEmpty {
            for style in Style.allCases {
                let widths = kept.map { LabelStrip.width($0, style, canvas) }
                let starts = LabelPlacer.spread(
                    kept.map(\.x), widths: widths, gap: LabelStrip.gap, from: canvas.plot.x,
                    to: canvas.area.maxX)
                if let starts {
                    self.labels = Array(kept)
                    self.starts = starts
                    self.style = style
                    return
                }
            }
            kept = kept.dropFirst()
        }
        self.labels = []
        starts = []
        style = .nameOnly
    }

    /// The room above the plot.
    func height(on canvas: Canvas) -> Double {
        guard !labels.isEmpty else { return 0 }
        let line = canvas.height(Theme.labelFont)
        return (style == .twoLines ? 2 * line + 1 : line) + LabelStrip.leader + 3
    }

    /// Draws the labels and the lines that tie them to the plot's top.
    func draw(on canvas: inout Canvas) {
        let font = Theme.labelFont
        let line = canvas.height(font)
        let top = canvas.plot.y - height(on: canvas)
        let bottom = canvas.plot.y - LabelStrip.leader
        let stroke = Stroke(canvas.theme.guide, width: 0.75)
        for (label, start) in zip(labels, starts) {
            let width = LabelStrip.width(label, style, canvas)
            let baseline = top + canvas.measurer.ascent(of: font)
            canvas.write(
                TextRun(
                    label.name, at: Point(start, baseline), font: Theme.strongLabelFont,
                    color: canvas.theme.ink))
            if style != .nameOnly {
                let isBelow = style == .twoLines
                let offset = isBelow ? 0 : canvas.width(label.name, Theme.strongLabelFont) + LabelStrip.space
                let position = Point(start + offset, baseline + (isBelow ? line + 1 : 0))
                canvas.write(TextRun(label.value, at: position, font: font, color: canvas.theme.ink))
            }
            let nearest = min(max(label.x, start + 2), max(start + width - 2, start + 2))
            canvas.line(Point(nearest, bottom - 1), Point(label.x, canvas.plot.y - 1), stroke)
        }
    }

    private static func width(_ label: Label, _ style: Style, _ canvas: Canvas) -> Double {
        let name = canvas.width(label.name, Theme.strongLabelFont)
        let value = label.value.isEmpty ? 0 : canvas.width(label.value, Theme.labelFont)
        switch style {
        case .oneLine: return name + (label.value.isEmpty ? 0 : space + value)
        case .twoLines: return max(name, value)
        case .nameOnly: return name
        }
    }
}
