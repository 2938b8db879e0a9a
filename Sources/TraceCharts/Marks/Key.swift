/// A row above the plot that says what each colour and stroke stands for.
public struct Key: Mark {
    /// What stands before a text.
    public enum Swatch: Sendable, Hashable {
        /// A dot.
        case dot(Ink)
        /// A line.
        case line(Ink, Line.Style)
        /// A filled box.
        case box(Ink)
        /// A tinted box.
        case tint(Ink)
        /// An upright stroke, as in a rug.
        case stroke(Ink)
        /// All shades of a density.
        case shades(Ink)
    }

    /// One thing that is explained.
    public struct Entry: Sendable, Hashable {
        /// How it looks.
        public let swatch: Swatch
        /// What it is.
        public let text: String

        /// One thing that is explained.
        public init(_ swatch: Swatch, _ text: String) {
            self.swatch = swatch
            self.text = text
        }
    }

    private let entries: [Entry]
    /// How far the row stands above its usual place, in points.
    private let lift: Double

    private static let gap = 16.0
    private static let space = 5.0
    private static let below = 8.0
    private static let font = Theme.noteFont

    /// Entries from left to right, in as many lines as they need.
    public init(_ entries: [Entry]) { self.init(entries, lift: 0) }

    init(_ entries: [Entry], lift: Double) {
        self.entries = entries
        self.lift = lift
    }

    /// Where each entry begins: its line, and how far from the left.
    private func places(on canvas: Canvas) -> [(line: Int, x: Double)] {
        var places: [(Int, Double)] = []
        var (line, x) = (0, canvas.plot.x)
        for entry in entries {
            let width = entry.swatch.width + Key.space + canvas.width(entry.text, Key.font)
            if x > canvas.plot.x, x + width > canvas.area.maxX { (line, x) = (line + 1, canvas.plot.x) }
            places.append((line, x))
            x += width + Key.gap
        }
        return places
    }

    private func lineHeight(_ canvas: Canvas) -> Double { canvas.height(Key.font) + 4 }

    /// Room for the lines.
    public func margins(on draft: Canvas) -> Margins {
        guard let last = places(on: draft).last else { return Margins() }
        return Margins(top: Double(last.line + 1) * lineHeight(draft) + Key.below + lift)
    }

    /// Draws the swatches and the texts; a text that is wider than the picture is cut.
    public func draw(on canvas: inout Canvas) {
        let places = places(on: canvas)
        let top = canvas.plot.y - lift - Key.below - Double((places.last?.line ?? 0) + 1) * lineHeight(canvas)
        for (entry, place) in zip(entries, places) {
            let middle = top + (Double(place.line) + 0.5) * lineHeight(canvas)
            entry.swatch.draw(at: Point(place.x, middle), on: &canvas)
            let start = place.x + entry.swatch.width + Key.space
            let flow = TextFlow(
                entry.text, width: canvas.area.maxX - start + 0.5, font: Key.font, limit: 1,
                measurer: canvas.measurer)
            let baseline = middle + Theme.digitHeight(Key.font) / 2
            canvas.write(
                TextRun(
                    flow.lines.first ?? "", at: Point(start, baseline), font: Key.font,
                    color: canvas.theme.ink))
        }
    }
}

extension Key.Swatch {
    fileprivate var width: Double {
        switch self {
        case .dot, .stroke: 6
        case .box, .tint: 10
        case .line: 20
        case .shades: 36
        }
    }

    fileprivate func draw(at left: Point, on canvas: inout Canvas) {
        func box(_ start: Double, _ width: Double, _ color: Color) -> DrawingOperation {
            .fill(.rectangle(Rect(x: left.x + start, y: left.y - 4, width: width, height: 8)), color)
        }
        let theme = canvas.theme
        switch self {
        case .dot(let ink):
            canvas.add(.fill(.circle(Point(left.x + 3, left.y), radius: 2), theme.color(ink)))
        case .line(let ink, let style):
            let color = theme.color(ink).opacity(style.opacity)
            canvas.line(
                left, Point(left.x + width, left.y), Stroke(color, width: style.width, dash: style.dash))
        case .box(let ink):
            canvas.add(box(0, width, theme.color(ink)))
            if let outline = theme.outline(ink) {
                let frame = Rect(x: left.x, y: left.y - 4, width: width, height: 8)
                canvas.add(.stroke(.rectangle(frame), outline))
            }
        case .tint(let ink): canvas.add(box(0, width, theme.color(ink).opacity(Band.opacity)))
        case .stroke(let ink):
            let x = left.x + 3
            canvas.line(
                Point(x, left.y - 4), Point(x, left.y + 4), Stroke(theme.color(ink), width: Rug.width))
        case .shades(let ink):
            let step = width / Double(Density.opacities.count)
            for (index, opacity) in Density.opacities.enumerated() {
                canvas.add(box(Double(index) * step, step, theme.color(ink).opacity(opacity)))
            }
        }
    }
}
