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

    /// Labels from left to right, as fully written as fits.
    ///
    /// Where even names do not fit, the first are left out.
    init(_ labels: [Label], on canvas: Canvas) {
        var kept = labels[...]
        while !kept.isEmpty {
            let layouts = Style.allCases.compactMap { style -> (style: Style, starts: [Double])? in
                LabelStrip.starts(of: Array(kept), style, canvas).map { (style, $0) }
            }
            let best = layouts.min { first, second in
                LabelStrip.cost(Array(kept), first.starts, first.style, canvas)
                    < LabelStrip.cost(Array(kept), second.starts, second.style, canvas)
            }
            if let best {
                self.labels = Array(kept)
                starts = best.starts
                style = best.style
                return
            }
            kept = kept.dropFirst()
        }
        self.labels = []
        starts = []
        style = .nameOnly
    }

    private static func starts(of labels: [Label], _ style: Style, _ canvas: Canvas) -> [Double]? {
        LabelPlacer.spread(
            labels.map(\.x), widths: labels.map { width($0, style, canvas) }, gap: gap, from: canvas.plot.x,
            to: canvas.area.maxX)
    }

    /// How far the farthest label stands beside its place, in points.
    ///
    /// Two lines are narrower and stay nearer, but cost height; to leave values out is the last resort.
    private static func cost(_ labels: [Label], _ starts: [Double], _ style: Style, _ canvas: Canvas)
        -> Double
    {
        let distances = zip(labels, starts).map { label, start in
            max(start - label.x, label.x - start - width(label, style, canvas), 0)
        }
        let farthest = distances.max() ?? 0
        switch style {
        case .oneLine: return farthest
        case .twoLines: return farthest + 10
        case .nameOnly: return farthest + 10_000
        }
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
