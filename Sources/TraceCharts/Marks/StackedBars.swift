/// Level bars made of parts that add up, one a row; what does not fit into a part stands in a column right of the bars.
public struct StackedBars: Mark {
    /// One bar.
    public struct Row: Sendable, Hashable {
        /// What the row is.
        public let label: String
        /// A word more about it, below the label; empty for nothing.
        public let note: String
        /// How long each part is.
        public let values: [Double]
        /// The parts as they are written; empty for what is not.
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
        /// More about it, written behind the name.
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
    private let trailingName: String

    private static let gap = 8.0
    private static let columnGap = 12.0
    private static let inset = 5.0
    private static let thickest = 36.0
    /// How much of the room right of the row labels the columns may take.
    private static let share = 0.5
    /// How much of the whole width the row labels may take.
    private static let labelShare = 0.4

    /// Bars from 0, and above them which colour is what.
    ///
    /// - Parameters:
    ///   - parts: What each part of every bar is.
    ///   - trailingName: What stands above the trailing texts where other columns stand beside them.
    public init(_ rows: [Row], parts: [Part], trailingName: String = "") {
        self.rows = rows
        self.parts = parts
        self.trailingName = trailingName
    }

    private func ink(_ part: Int) -> Ink { parts[part].ink ?? .series(part) }

    private func labelFont(_ row: Row) -> Font { row.isStrong ? Theme.strongLabelFont : Theme.labelFont }

    /// The parts that are in any bar, by colour.
    private func key(lift: Double) -> Key {
        let shown = parts.indices.filter { part in rows.contains { $0.values[part] > 0 } }
        return Key(
            shown.map { part in
                let detail = parts[part].detail.isEmpty ? "" : " " + parts[part].detail
                return Key.Entry(.box(ink(part)), parts[part].name + detail)
            }, lift: lift)
    }

    /// What the row is, cut where it would take too much of the width.
    private func label(_ row: Row, on canvas: Canvas) -> String {
        TextFlow(
            row.label, width: canvas.area.width * StackedBars.labelShare, font: labelFont(row), limit: 1,
            measurer: canvas.measurer
        ).lines.first ?? ""
    }

    private func labelWidth(on canvas: Canvas) -> Double {
        rows.map { row in
            max(canvas.width(label(row, on: canvas), labelFont(row)), canvas.width(row.note, Theme.noteFont))
        }.max() ?? 0
    }

    // MARK: Columns

    /// A column of texts that end on the same line.
    private struct Column {
        let name: String
        let texts: [String]
        let width: Double
        /// Whose values it holds; nil for the trailing texts.
        let part: Int?
    }

    /// The columns from left to right, as many as have room.
    ///
    /// It depends on the room alone, not on the plot that is left, so that layout settles.
    private func columns(on canvas: Canvas) -> [Column] {
        let room = canvas.area.width - labelWidth(on: canvas) - 2 * StackedBars.gap
        var left = room * StackedBars.share
        func column(_ name: String, _ texts: [String], _ part: Int?) -> Column {
            let widths = zip(rows, texts).map { canvas.width($1, labelFont($0)) }
            return Column(
                name: name, texts: texts, width: max(widths.max() ?? 0, canvas.width(name, Theme.noteFont)),
                part: part)
        }
        let most = rows.map(\.trailing.count).max() ?? 0
        let trailing = (0..<most).map { choice in
            column(
                trailingName,
                rows.map { $0.trailing.isEmpty ? "" : $0.trailing[min(choice, $0.trailing.count - 1)] }, nil)
        }
        // Without columns of parts the trailing texts stand at the ends of the bars.
        let thin = parts.indices.filter { part in
            zip(rows, rows.map { $0.texts[part] }).contains { row, text in
                let width = canvas.xScale.share(of: row.values[part]) * room * StackedBars.share
                return row.values[part] > 0
                    && canvas.width(text, Theme.labelFont) + 2 * StackedBars.inset > width
                    && !text.isEmpty
            }
        }
        var chosen: [Column] = []
        if let last = trailing.first(where: { $0.width + StackedBars.columnGap <= left })
            ?? trailing.last(where: { $0.width + StackedBars.columnGap <= room * 0.8 })
        {
            chosen.append(last)
            left -= last.width + StackedBars.columnGap
        }
        let bySize = thin.sorted { one, other in
            let sums = [one, other].map { part in rows.reduce(0) { $0 + $1.values[part] } }
            return sums[0] == sums[1] ? one < other : sums[0] > sums[1]
        }
        for part in bySize {
            let next = column(parts[part].name, rows.map { $0.texts[part] }, part)
            guard next.width + StackedBars.columnGap <= left else { continue }
            chosen.append(next)
            left -= next.width + StackedBars.columnGap
        }
        return chosen.sorted { ($0.part ?? .max) < ($1.part ?? .max) }
    }

    /// The room for the names of columns; none where there is one column, which its rows explain.
    private func headHeight(_ columns: [Column], on canvas: Canvas) -> Double {
        columns.contains { $0.part != nil } ? canvas.height(Theme.noteFont) + 3 : 0
    }

    /// Room for the labels left, above and right.
    public func margins(on draft: Canvas) -> Margins {
        let columns = columns(on: draft)
        let right = columns.reduce(0) { $0 + $1.width + StackedBars.columnGap }
        let head = headHeight(columns, on: draft)
        return Margins(
            top: max(key(lift: head).margins(on: draft).top, head), right: right,
            left: labelWidth(on: draft) + StackedBars.gap)
    }

    /// Rows so high that a label stands beside each, and a text within its bar.
    public func leastHeight(on draft: Canvas) -> Double {
        let line = rows.map { draft.height(labelFont($0)) }.max() ?? 0
        let bar = draft.row(0)
        let share = (bar.bottom - bar.top) / max(draft.plot.height, 1)
        return max(Double(rows.count) * line, share > 0 ? (draft.height(Theme.labelFont) + 3) / share : 0)
    }

    // MARK: Drawing

    /// Draws the bars and all labels.
    public func draw(on canvas: inout Canvas) {
        let columns = columns(on: canvas)
        let inColumns = Set(columns.compactMap(\.part))
        key(lift: headHeight(columns, on: canvas)).draw(on: &canvas)
        for (index, row) in rows.enumerated() {
            drawBar(row, at: index, without: inColumns, on: &canvas)
            drawLabels(row, at: index, on: &canvas)
        }
        draw(columns, on: &canvas)
    }

    private func isRoomy(_ canvas: Canvas, for font: Font) -> Bool {
        // Beside rows lower than a line of text it would lie on its neighbours.
        canvas.plot.height / Double(rows.count) >= canvas.height(font)
    }

    private func fits(_ text: String, from left: Double, to right: Double, on canvas: Canvas) -> Bool {
        let thickness = canvas.row(0).bottom - canvas.row(0).top
        return thickness > canvas.height(Theme.labelFont) + 2
            && canvas.width(text, Theme.labelFont) + 2 * StackedBars.inset <= right - left
    }

    private func drawBar(_ row: Row, at index: Int, without columns: Set<Int>, on canvas: inout Canvas) {
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
            guard !columns.contains(part), fits(text, from: left, to: right, on: canvas) else { continue }
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
        guard isRoomy(canvas, for: font) else { return }
        let left = canvas.plot.x - StackedBars.gap
        let hasNote = !row.note.isEmpty && canvas.plot.height / Double(rows.count) > 24
        let baseline = hasNote ? middle - 1.5 : middle + Theme.digitHeight(font) / 2
        canvas.writeIfFree(
            TextRun(
                label(row, on: canvas), at: Point(left, baseline), font: font, color: canvas.theme.ink,
                anchor: .end))
        guard hasNote else { return }
        let below = middle + 2 + canvas.measurer.ascent(of: Theme.noteFont)
        canvas.writeIfFree(
            TextRun(
                row.note, at: Point(left, below), font: Theme.noteFont, color: canvas.theme.muted,
                anchor: .end))
    }

    private func draw(_ columns: [Column], on canvas: inout Canvas) {
        let hasHead = columns.contains { $0.part != nil }
        var right = canvas.plot.maxX
        for column in columns {
            right += StackedBars.columnGap + column.width
            if hasHead, !column.name.isEmpty {
                let baseline = canvas.plot.y - 3 - canvas.measurer.descent(of: Theme.noteFont)
                canvas.writeIfFree(
                    TextRun(
                        column.name, at: Point(right, baseline), font: Theme.noteFont,
                        color: canvas.theme.muted, anchor: .end))
            }
            for (index, row) in rows.enumerated() where isRoomy(canvas, for: labelFont(row)) {
                let (top, bottom) = canvas.row(index)
                let baseline = (top + bottom) / 2 + Theme.digitHeight(labelFont(row)) / 2
                canvas.writeIfFree(
                    TextRun(
                        column.texts[index], at: Point(right, baseline), font: labelFont(row),
                        color: canvas.theme.ink, anchor: .end))
            }
        }
    }
}
