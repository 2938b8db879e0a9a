import TraceCharts

/// What stands on page one alone.
extension BlockLayout {
    /// Adds how the run went, in the largest type in which it takes two lines.
    mutating func addHeadline(_ heading: Document.Heading) {
        let types = style.headlines.map { style.heading(1).size($0) }
        let fitting = types.first { text.lines(heading.inlines, $0, width: width).count <= 2 }
        addLines(
            heading.inlines, fitting ?? style.heading(2), tag: .heading(level: heading.level), space: 4,
            keepsWithNext: true)
    }

    /// Adds what was run, in type that is smaller where it does not fit a line.
    mutating func addRunLine(_ paragraph: Document.Paragraph) {
        let type = style.style(style.body, with: paragraph.classes)
        let fitting = [9, 8.5, 8, 7.5].first {
            text.lines(paragraph.inlines, type.size($0), width: width).count <= 1
        }
        addLines(paragraph.inlines, type.size(fitting ?? 8), tag: .paragraph, space: style.blockGap)
    }

    /// Adds a sentence on a red band over the whole width.
    mutating func addBand(_ paragraph: Document.Paragraph) {
        let padding = 6.0
        let type = style.style(style.body, with: paragraph.classes)
        let lines = text.lines(paragraph.inlines, type, width: width - 2 * padding - 4)
        let cells = bands(of: [SetCell(lines: lines, x: indent + padding + 2)]).compactMap(\.first)
        for (number, cell) in cells.enumerated() {
            let panel = Rect(x: indent, y: 0, width: width, height: cell.height + 2 * padding)
            append(
                Piece(
                    height: panel.height, space: number == 0 ? style.blockGap : 0,
                    operations: [
                        .fill(.rectangle(panel), style.palette.color(of: .bad)),
                        .tagged(.paragraph, cell.operations(top: padding, paper: style.palette.paper)),
                    ]))
        }
    }

    /// Adds cards with a large figure each, all in one row; one that is wide takes three of twelve columns.
    mutating func addTiles(_ list: Document.List) {
        guard !list.items.isEmpty else { return }
        let gap = 14.0
        let wide = list.items.count { $0.classes.contains(.wide) }
        let others = list.items.count - wide
        let columns = 12 - 3.0 * Double(wide)
        let share = others > 0 ? min(3, max(columns, 1) / Double(others)) : 0
        let unit = (width + gap) / 12
        var x = indent
        var cells: [SetCell] = []
        var bars: [DrawingOperation] = []
        for item in list.items {
            let cardWidth = unit * (item.classes.contains(.wide) ? 3 : share) - gap
            let type = style.style(style.body, with: item.classes)
            cells.append(SetCell(lines: text.lines(item.inlines, type, width: cardWidth), x: x))
            let color = item.classes.contains(.bad) ? style.palette.color(of: .bad) : style.palette.accent
            bars.append(.fill(.rectangle(Rect(x: x, y: 0, width: cardWidth, height: 2)), color))
            x += cardWidth + gap
        }
        for (number, band) in bands(of: cells).enumerated() {
            let top = number == 0 ? 8.0 : 0
            let words = band.map { $0.operations(top: top, paper: style.palette.paper) }.filter {
                !$0.isEmpty
            }
            append(
                Piece(
                    height: (band.map(\.height).max() ?? 0) + top, space: number == 0 ? 13 : 0,
                    operations: (number == 0 ? bars : []) + words.map { .tagged(.paragraph, $0) }))
        }
    }

    /// Adds one bar over the whole width, a part for each item, with the words of the items above.
    ///
    /// A label stands where its part begins; where the one before it is in the way it moves to the right, and where
    /// there is no room left it is put below the bar.
    mutating func addTimeBar(_ list: Document.List) {
        let whole = list.items.reduce(0) { $0 + ($1.share ?? 0) }
        guard whole > 0 else { return }
        let type = style.body.size(8.2)
        let (barHeight, gap) = (19.0, 9.0)
        let labels = list.items.map { text.lines($0.inlines, type, width: width).first }
        let labelHeight = labels.compactMap { $0?.height }.max() ?? 0
        let starts = list.items.reduce(into: [0.0]) {
            $0.append(($0.last ?? 0) + ($1.share ?? 0) / whole * width)
        }
        var operations: [DrawingOperation] = []
        for (index, item) in list.items.enumerated() {
            let bar = Rect(
                x: indent + starts[index], y: labelHeight + 2,
                width: max(starts[index + 1] - starts[index] - 0.6, 0.4), height: barHeight)
            let color = item.classes.compactMap { style.palette.phases[$0] }.first
            operations.append(.fill(.rectangle(bar), color ?? style.palette.muted))
        }
        let places = Self.places(ofLabels: labels.map { $0?.width }, at: starts, gap: gap, room: width)
        var height = labelHeight + 2 + barHeight
        for (label, x) in zip(labels, places) {
            guard let label else { continue }
            let point = x.map { Point(indent + $0, 0) } ?? Point(indent, height + 2)
            operations.append(.tagged(.paragraph, label.operations(at: point, paper: style.palette.paper)))
            if x == nil { height += label.height }
        }
        append(Piece(height: height, space: style.belowHeading, operations: operations))
    }

    /// Where labels begin: at their places, moved so that none stands on another; nil for one without room.
    ///
    /// - Parameters:
    ///   - widths: How wide each label is; nil for none.
    ///   - starts: Where each would like to begin.
    static func places(
        ofLabels widths: [Double?], at starts: [Double], gap: Double, room: Double
    ) -> [Double?] {
        var places: [Double?] = []
        var end = -gap
        for (width, start) in zip(widths, starts) {
            guard let width else {
                places.append(nil)
                continue
            }
            let x = max(start, end + gap)
            places.append(x)
            end = x + width
        }
        // What reaches beyond the end moves back, and pushes those before it.
        var limit = room
        for index in places.indices.reversed() {
            guard let x = places[index], let width = widths[index] else { continue }
            let moved = min(x, limit - width)
            places[index] = moved < 0 ? nil : moved
            if moved >= 0 { limit = moved - gap }
        }
        return places
    }
}
