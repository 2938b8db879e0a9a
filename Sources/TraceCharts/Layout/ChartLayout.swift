/// Lays a chart out: measures its text, plans its plot, emits a drawing.
struct ChartLayout {
    private let chart: Chart
    private let size: Size
    private let theme: Theme
    private let measurer: any TextMeasurer

    init(_ chart: Chart, size: Size, theme: Theme, measurer: any TextMeasurer) {
        self.chart = chart
        self.size = size
        self.theme = theme
        self.measurer = measurer
    }

    /// The whole picture.
    func drawing() -> Drawing {
        var drawing = Drawing(size: size)
        let whole = Rect(x: 0, y: 0, width: size.width, height: size.height)
        drawing.operations.append(.fill(.rectangle(whole), theme.background))
        let header = header()
        let footer = footer()
        drawing.operations += header.operations + footer.operations
        let padding = Theme.padding
        let area = Rect(
            x: padding, y: header.bottom, width: max(size.width - 2 * padding, 1),
            height: max(footer.top - header.bottom, 1))
        drawing.operations +=
            chart.missing.map { words("no data: \($0)", in: area) } ?? operations(of: plots, in: area)
        return drawing
    }

    private var plots: [Plot] {
        switch chart.content {
        case .plot(let plot): [plot]
        case .panels(let plots): plots
        case .noData: []
        }
    }

    /// The least height at which every mark of every plot is whole.
    func leastHeight() -> Double {
        let draft = Rect(
            x: Theme.padding, y: 0, width: textWidth, height: ChartLayout.draftHeight)
        let heights = plots.map { plot in
            let margins = margins(of: plot, in: draft)
            let canvas = Canvas(
                plot: draft.without(margins).snapped, area: draft, scales: plot, theme: theme,
                measurer: measurer)
            let least = plot.marks.map { $0.leastHeight(on: canvas) }.max() ?? 0
            return margins.top + max(least, ChartLayout.leastPlot) + margins.bottom
        }
        let footer = footer()
        let gaps = ChartLayout.gap * Double(max(plots.count - 1, 0))
        return header().bottom + (heights.max() ?? 0) * Double(plots.count) + gaps + size.height - footer.top
    }

    /// A height of a plot with its margins at which to ask marks what they need.
    private static let draftHeight = 120.0
    /// Below this height a plot is not drawn.
    private static let leastPlot = 20.0
    /// Between plots below each other.
    private static let gap = 8.0

    /// The plots below each other, their edges in line.
    private func operations(of plots: [Plot], in area: Rect) -> [DrawingOperation] {
        let gap = plots.count > 1 ? ChartLayout.gap : 0
        let height = (area.height + gap) / Double(max(plots.count, 1)) - gap
        let areas = plots.indices.map { index in
            let top = area.y + Double(index) * (height + gap)
            return Rect(x: area.x, y: top, width: area.width, height: max(height, 1))
        }
        let wanted = zip(plots, areas).map { margins(of: $0, in: $1) }
        let sides = wanted.reduce(Margins()) { $0.union($1) }
        return zip(plots.indices, wanted).flatMap { index, margins in
            let room = Margins(
                top: margins.top, right: sides.right, bottom: margins.bottom, left: sides.left)
            return operations(of: plots[index], in: areas[index], around: room)
        }
    }

    /// The room that the marks of a plot need around it.
    ///
    /// Margins depend on the plot's size and the other way round; a few looks settle it. Where they do not, as
    /// two sets of ticks may each ask for the other, the last look keeps the room of both.
    private func margins(of plot: Plot, in area: Rect) -> Margins {
        var margins = Margins(top: 20, right: 10, bottom: 40, left: 50)
        for look in 0..<4 {
            let frame = area.without(margins).snapped
            let draft = Canvas(plot: frame, area: area, scales: plot, theme: theme, measurer: measurer)
            let wanted = plot.marks.reduce(Margins()) { $0.union($1.margins(on: draft)) }.roundedUp
            margins = look < 3 ? wanted : wanted.union(margins)
        }
        return margins
    }

    /// The marks, each on the same plot; nothing where there is no room for a plot.
    private func operations(of plot: Plot, in area: Rect, around margins: Margins) -> [DrawingOperation] {
        let frame = area.without(margins).snapped
        guard frame.width >= 20, frame.height >= ChartLayout.leastPlot else { return [] }
        var canvas = Canvas(plot: frame, area: area, scales: plot, theme: theme, measurer: measurer)
        for mark in plot.marks { mark.draw(on: &canvas) }
        return canvas.operations
    }

    private func header() -> (operations: [DrawingOperation], bottom: Double) {
        var column = Column(top: Theme.padding, left: Theme.padding, width: textWidth, measurer: measurer)
        column.write(chart.title, Theme.titleFont, theme.ink, limit: 2)
        if !chart.subtitle.isEmpty {
            column.skip(5)
            column.write(chart.subtitle, Theme.noteFont, theme.muted, limit: 3)
        }
        column.skip(12)
        return (column.operations, column.bottom)
    }

    private func footer() -> (operations: [DrawingOperation], top: Double) {
        let bottom = size.height - Theme.padding + 4
        var column = Column(top: 0, left: Theme.padding, width: textWidth, measurer: measurer)
        for note in chart.footnotes {
            column.write(note, Theme.noteFont, theme.muted, limit: 3)
        }
        guard column.bottom > 0 else { return ([], bottom) }
        let top = bottom - column.bottom
        return (column.operations.map { $0.moved(down: top) }, top - 8)
    }

    /// Words where the plot would be.
    private func words(_ text: String, in area: Rect) -> [DrawingOperation] {
        var column = Column(top: 0, left: area.x, width: area.width, measurer: measurer)
        column.write(text, Font(size: 11), theme.muted, limit: 4, isCentered: true)
        let top = area.y + max(area.height - column.bottom, 0) / 2
        return column.operations.map { $0.moved(down: top) }
    }

    private var textWidth: Double { max(size.width - 2 * Theme.padding, 1) }
}

/// Lines of text below each other.
private struct Column {
    private(set) var operations: [DrawingOperation] = []
    private(set) var bottom: Double
    private let left: Double
    private let width: Double
    private let measurer: any TextMeasurer

    init(top: Double, left: Double, width: Double, measurer: any TextMeasurer) {
        bottom = top
        self.left = left
        self.width = width
        self.measurer = measurer
    }

    mutating func skip(_ height: Double) { bottom += height }

    mutating func write(_ text: String, _ font: Font, _ color: Color, limit: Int, isCentered: Bool = false) {
        let flow = TextFlow(text, width: width, font: font, limit: limit, measurer: measurer)
        let ascent = measurer.ascent(of: font)
        let lineHeight = ascent + measurer.descent(of: font) + font.size * 0.25
        for line in flow.lines {
            let x = isCentered ? left + width / 2 : left
            let run = TextRun(
                line, at: Point(x, bottom + ascent), font: font, color: color,
                anchor: isCentered ? .middle : .start)
            operations.append(.text(run))
            bottom += lineHeight
        }
    }
}

extension DrawingOperation {
    /// Text lower by some points; anything else as it is.
    fileprivate func moved(down distance: Double) -> DrawingOperation {
        guard case .text(var run) = self else { return self }
        run.position.y += distance
        return .text(run)
    }
}

extension Rect {
    /// The rectangle with edges at whole points, where lines are sharp at any whole number of pixels a point.
    fileprivate var snapped: Rect {
        let (left, top) = (x.rounded(), y.rounded())
        return Rect(x: left, y: top, width: (maxX - left).rounded(.down), height: (maxY - top).rounded(.down))
    }
}

/// Breaks text into lines that fit a width.
struct TextFlow {
    /// The lines, top to bottom; none for an empty text.
    let lines: [String]

    /// Breaks at spaces.
    ///
    /// A word that is wider than a line, and what is left after the last line, end in `…`.
    init(_ text: String, width: Double, font: Font, limit: Int, measurer: any TextMeasurer) {
        var lines: [String] = []
        var words = text.split(separator: " ").map(String.init)[...]
        while let word = words.first, lines.count < limit {
            var line = word
            words.removeFirst()
            while let next = words.first, measurer.width(of: line + " " + next, in: font) <= width {
                line += " " + next
                words.removeFirst()
            }
            let isCut = lines.count == limit - 1 && !words.isEmpty
            lines.append(TextFlow.cut(isCut ? line + " …" : line, width, font, measurer))
        }
        self.lines = lines.filter { !$0.isEmpty }
    }

    /// The text if it fits, else its beginning and `…`.
    private static func cut(_ text: String, _ width: Double, _ font: Font, _ measurer: any TextMeasurer)
        -> String
    {
        guard measurer.width(of: text, in: font) > width else { return text }
        var (low, high) = (0, text.count)
        while low < high {
            let middle = (low + high + 1) / 2
            let fits = measurer.width(of: text.prefix(middle) + "…", in: font) <= width
            if fits { low = middle } else { high = middle - 1 }
        }
        return low == 0 ? "" : text.prefix(low) + "…"
    }
}
