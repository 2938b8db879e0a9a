/// Upright bars from 0, each over a stretch of the horizontal axis.
public struct Bars: Mark {
    /// One bar.
    public struct Bar: Sendable, Hashable {
        /// Where it begins.
        public let lower: Double
        /// Where it ends.
        public let upper: Double
        /// How high it is.
        public let value: Double

        /// One bar.
        public init(lower: Double, upper: Double, value: Double) {
            self.lower = lower
            self.upper = upper
            self.value = value
        }
    }

    private let bars: [Bar]
    private let series: Int

    /// Bars in the colour of a series.
    public init(_ bars: [Bar], series: Int = 0) {
        self.bars = bars
        self.series = series
    }

    /// Draws all bars as one shape; one that is not empty is at least a hair high.
    public func draw(on canvas: inout Canvas) {
        var elements: [Path.Element] = []
        let base = canvas.y(0)
        for bar in bars where bar.value > 0 {
            let left = min(max(canvas.x(bar.lower), canvas.plot.x), canvas.plot.maxX).snapped
            let right = min(max(canvas.x(bar.upper), canvas.plot.x), canvas.plot.maxX).snapped
            // A gap of a pixel between bars that are wide enough to spare it.
            let gap = right - left >= 3 ? 0.5 : 0
            let top = min(canvas.y(bar.value).snapped, base - 0.5)
            guard right > left else { continue }
            let rect = Rect(x: left, y: top, width: right - left - gap, height: base - top)
            elements += Path.rectangle(rect).elements
        }
        if !elements.isEmpty { canvas.add(.fill(Path(elements), canvas.theme.color(.series(series)))) }
    }
}

/// Level bars made of parts that add up, one a row, every row and every part with its label.
public struct StackedBars: Mark {
    /// One bar.
    public struct Row: Sendable, Hashable {
        /// What the row is.
        public let label: String
        /// A word more about it, below the label; empty for nothing.
        public let note: String
        /// How long each part is.
        public let values: [Double]
        /// The parts as they are written.
        public let texts: [String]
        /// What stands right of the bar, in the words to use where there is room for them, then shorter ones.
        public let trailing: [String]
        /// Whether the row stands out from the others.
        public let isStrong: Bool

        /// One bar.
        public init(
            label: String, note: String = "", values: [Double], texts: [String], trailing: [String] = [],
            isStrong: Bool = false
        ) {
            self.label = label
            self.note = note
            self.values = values
            self.texts = texts
            self.trailing = trailing
            self.isStrong = isStrong
        }

        /// The whole bar.
        public var total: Double { values.reduce(0, +) }
    }

    /// What a part of every bar is.
    public struct Part: Sendable, Hashable {
        /// The short name.
        public let name: String
        /// More about it, written where there is room.
        public let detail: String
        /// Its colour; nil for the series of its place among the parts.
        public let ink: Ink?

        /// What a part of every bar is.
        public init(_ name: String, detail: String = "", ink: Ink? = nil) {
            self.name = name
            self.detail = detail
            self.ink = ink
        }
    }

    private let rows: [Row]
    private let parts: [Part]
    private let namesParts: Bool

    private static let gap = 8.0
    private static let inset = 5.0
    private static let thickest = 36.0

    /// Bars from 0.
    ///
    /// - Parameters:
    ///   - parts: What each part of every bar is.
    ///   - namesParts: Whether the names of the parts stand above the first bar, and what does not fit into a
    ///     part right of its bar. Without, a `Key` has to tell the parts apart.
    public init(_ rows: [Row], parts: [Part], namesParts: Bool = true) {
        self.rows = rows
        self.parts = parts
        self.namesParts = namesParts
    }

    private func ink(_ part: Int) -> Ink { parts[part].ink ?? .series(part) }

    private func labelFont(_ row: Row) -> Font { row.isStrong ? Theme.strongLabelFont : Theme.labelFont }

    /// The names of the parts, each pointing at its part of the first bar.
    private func strip(on canvas: Canvas) -> LabelStrip {
        guard namesParts, let first = rows.first else { return LabelStrip([], on: canvas) }
        var start = 0.0
        let labels = zip(parts, first.values).map { part, value in
            let middle = start + value / 2
            start += value
            return LabelStrip.Label(name: part.name, value: part.detail, x: canvas.x(middle).snapped)
        }
        return LabelStrip(labels, on: canvas)
    }

    /// Room for the labels left, above and right.
    public func margins(on draft: Canvas) -> Margins {
        let left =
            rows.map { row in
                max(draft.width(row.label, labelFont(row)), draft.width(row.note, Theme.noteFont))
            }.max() ?? 0
        let room = draft.area.width - left - StackedBars.gap
        let width = rows.map { widestPlot(for: $0, room: room, on: draft) }.min() ?? room
        return Margins(
            top: strip(on: draft).height(on: draft), right: max(room - width, 0), left: left + StackedBars.gap
        )
    }

    /// How wide the plot can be for a bar to leave room for the text right of it; at least half the room.
    private func widestPlot(for row: Row, room: Double, on canvas: Canvas) -> Double {
        let share = canvas.xScale.share(of: row.total)
        guard share > 0, let text = trailing(row, on: canvas).first else { return room }
        let width = (room - StackedBars.gap - canvas.width(text, labelFont(row))) / share
        return min(room, max(width, room / 2))
    }

    /// What can stand right of a bar, the most telling first: parts whose text does not fit inside the bar,
    /// and what belongs there anyway.
    private func trailing(_ row: Row, on canvas: Canvas) -> [String] {
        guard namesParts else { return row.trailing }
        let missing = row.texts.indices.filter { !fits(row.texts[$0], row.values[$0], on: canvas) }
        let hasNames = missing.count < row.texts.count
        let outside = missing.map { index in
            hasNames ? "\(parts[index].name.lowercaseFirst) \(row.texts[index])" : row.texts[index]
        }.joined(separator: " + ")
        guard !outside.isEmpty else { return row.trailing }
        return row.trailing.map { "\(outside)  ·  \($0)" } + [outside] + row.trailing
    }

    private func fits(_ text: String, _ value: Double, on canvas: Canvas) -> Bool {
        let thickness = canvas.row(0).bottom - canvas.row(0).top
        return thickness > canvas.height(Theme.labelFont) + 2
            && canvas.width(text, Theme.labelFont) + 2 * StackedBars.inset <= canvas.x(value) - canvas.x(0)
    }

    /// Draws the bars and all labels.
    public func draw(on canvas: inout Canvas) {
        for (index, row) in rows.enumerated() {
            drawBar(row, at: index, on: &canvas)
            drawLabels(row, at: index, on: &canvas)
        }
        strip(on: canvas).draw(on: &canvas)
    }

    private func drawBar(_ row: Row, at index: Int, on canvas: inout Canvas) {
        let band = canvas.row(index)
        let half = min(band.bottom - band.top, StackedBars.thickest) / 2
        let (top, bottom) = ((band.top + band.bottom) / 2 - half, (band.top + band.bottom) / 2 + half)
        var start = 0.0
        for (part, value) in row.values.enumerated() where value > 0 {
            let left = canvas.x(start).snapped
            let right = max(canvas.x(start + value).snapped, left + 0.5)
            start += value
            let rect = Rect(x: left, y: top.snapped, width: right - left, height: (bottom - top).snapped)
            canvas.add(.fill(.rectangle(rect), canvas.theme.color(ink(part))))
            if let outline = canvas.theme.outline(ink(part)) {
                canvas.add(.stroke(.rectangle(rect), outline))
            }
            if part > 0 {
                canvas.line(Point(left, rect.y), Point(left, rect.maxY), Stroke(canvas.theme.background))
            }
            let text = row.texts[part]
            guard fits(text, value, on: canvas) else { continue }
            let middle = (top + bottom) / 2 + Theme.digitHeight(Theme.labelFont) / 2
            canvas.write(
                TextRun(
                    text, at: Point((left + right) / 2, middle), font: Theme.labelFont,
                    color: canvas.theme.textColor(on: ink(part)), anchor: .middle))
        }
    }

    private func drawLabels(_ row: Row, at index: Int, on canvas: inout Canvas) {
        let (top, bottom) = canvas.row(index)
        let middle = (top + bottom) / 2
        let font = labelFont(row)
        // Beside rows lower than a line of text it would lie on its neighbours.
        guard canvas.plot.height / Double(rows.count) >= canvas.height(font) else { return }
        let half = Theme.digitHeight(font) / 2
        let left = canvas.plot.x - StackedBars.gap
        let hasNote = !row.note.isEmpty && canvas.plot.height / Double(rows.count) > 24
        let baseline = hasNote ? middle - 1.5 : middle + half
        canvas.writeIfFree(
            TextRun(row.label, at: Point(left, baseline), font: font, color: canvas.theme.ink, anchor: .end))
        if hasNote {
            let below = middle + 2 + canvas.measurer.ascent(of: Theme.noteFont)
            canvas.writeIfFree(
                TextRun(
                    row.note, at: Point(left, below), font: Theme.noteFont, color: canvas.theme.muted,
                    anchor: .end))
        }
        let end = canvas.x(row.total) + StackedBars.gap
        let fitting = trailing(row, on: canvas).first {
            end + canvas.width($0, font) <= canvas.area.maxX + 0.5
        }
        guard let text = fitting else { return }
        canvas.writeIfFree(TextRun(text, at: Point(end, middle + half), font: font, color: canvas.theme.ink))
    }
}
