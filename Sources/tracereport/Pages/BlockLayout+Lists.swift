import TraceCharts

extension BlockLayout {
    /// Adds the items of a list, each with its bullet or number before it.
    mutating func addItems(of list: Document.List) {
        for (number, item) in list.items.enumerated() {
            let start = self.list.pieces.count
            let mark = list.ordered ? "\(number + 1)." : "•"
            let before = indent
            indent += list.ordered ? 18 : 12
            addLines(
                item.inlines, style.style(style.body, with: item.classes), tag: .paragraph,
                space: number == 0 ? style.belowHeading : 3)
            indent = before
            guard self.list.pieces.indices.contains(start) else { continue }
            let line = text.lines([.text(mark)], style.body.color(style.palette.muted), width: width)
            self.list.pieces[start].operations.insert(
                contentsOf: line.flatMap { $0.operations(at: Point(indent, 0), paper: style.palette.paper) },
                at: 0)
        }
    }

    /// Adds labels and values: in one column, or in two where the class says so and the values are short.
    mutating func addDescriptions(_ list: Document.DescriptionList) {
        let gap = 22.0
        let half = (width - gap) / 2
        let inHalf = list.pairs.map {
            text.extent($0.label, style.small).line + 12 + text.extent($0.value, style.body).line
        }
        if list.classes.contains(.definitions) { return addDefinitions(list) }
        let isNarrow = list.classes.contains(.columns) && inHalf.allSatisfy { $0 < half * 1.6 }
        let columns = isNarrow ? 2 : 1
        let columnWidth = columns == 2 ? half : width
        let labels = list.pairs.map { text.extent($0.label, style.body).line }
        // Where the values are short the labels need not break.
        let values = list.pairs.map { text.extent($0.value, style.body).line }
        let spare = columnWidth - (values.max() ?? 0) - 2
        let labelWidth = min((labels.max() ?? 0) + 14, max(columnWidth * 0.4, min(spare, columnWidth * 0.7)))
        let first = self.list.pieces.count
        var start = 0
        while start < list.pairs.count {
            let pairs = list.pairs[start..<min(start + columns, list.pairs.count)]
            addRow(
                of: pairs.enumerated().map { column, pair in
                    (pair, x: indent + Double(column) * (half + gap))
                },
                labelWidth: labelWidth, valueWidth: columnWidth - labelWidth,
                space: start == 0 ? style.blockGap : 3,
                // The first two and the last two rows stay together, so that no pair stands alone.
                keepsWithNext: (start == 0 || start + 2 * columns >= list.pairs.count)
                    && start + columns < list.pairs.count)
            start += columns
        }
        keepTogether(from: first, atMost: room.height / 5)
    }

    /// Adds what names mean, small and in two columns that are read one after the other line by line.
    private mutating func addDefinitions(_ list: Document.DescriptionList) {
        let gap = 22.0
        let half = (width - gap) / 2
        let type = style.small.size(7).color(style.palette.ink)
        for start in stride(from: 0, to: list.pairs.count, by: 2) {
            let cells = list.pairs[start..<min(start + 2, list.pairs.count)].enumerated().map {
                column, pair in
                SetCell(
                    lines: text.lines([.strong(pair.label), .text(" ")] + pair.value, type, width: half),
                    x: indent + Double(column) * (half + gap))
            }
            for (number, band) in bands(of: cells).enumerated() {
                let drawn = band.map { $0.operations(top: 0, paper: style.palette.paper) }.filter {
                    !$0.isEmpty
                }
                append(
                    Piece(
                        height: band.map(\.height).max() ?? 0,
                        space: number > 0 ? 0 : start == 0 ? style.belowHeading : 2.5,
                        keepsWithNext: start == 0 || start == (list.pairs.count - 1) / 2 * 2 - 2,
                        operations: drawn.map { .tagged(.paragraph, $0) }))
            }
        }
    }

    /// Keeps the pieces from one on together where they are no higher than so many points.
    mutating func keepTogether(from first: Int, atMost height: Double) {
        let pieces = list.pieces.dropFirst(first)
        guard pieces.reduce(0, { $0 + $1.space + $1.height }) <= height else { return }
        for index in pieces.indices.dropLast() { list.pieces[index].keepsWithNext = true }
    }

    private mutating func addRow(
        of pairs: [(pair: Document.Pair, x: Double)], labelWidth: Double, valueWidth: Double, space: Double,
        keepsWithNext: Bool
    ) {
        let cells = pairs.flatMap { pair, x in
            [
                SetCell(
                    lines: text.lines(
                        pair.label, style.body.color(style.palette.muted), width: labelWidth - 10), x: x),
                SetCell(lines: text.lines(pair.value, style.body, width: valueWidth), x: x + labelWidth),
            ]
        }
        let bands = bands(of: cells)
        for (number, band) in bands.enumerated() {
            let operations = band.flatMap { cell -> [DrawingOperation] in
                let drawn = cell.operations(top: 0, paper: style.palette.paper)
                return drawn.isEmpty ? [] : [.tagged(.paragraph, drawn)]
            }
            append(
                Piece(
                    height: band.map(\.height).max() ?? 0, space: number == 0 ? space : 0,
                    keepsWithNext: keepsWithNext && bands.count == 1, operations: operations))
        }
    }

    /// Adds cards with a large figure each, up to four in a row.
    mutating func addKeyFigures(_ list: Document.List) {
        let gap = 16.0
        let columns = min(max(list.items.count, 1), list.items.count == 5 || list.items.count == 6 ? 3 : 4)
        let cardWidth = (width - gap * Double(columns - 1)) / Double(columns)
        var start = 0
        while start < list.items.count {
            let items = list.items[start..<min(start + columns, list.items.count)]
            let cells = items.enumerated().map { column, item in
                SetCell(
                    lines: text.lines(item.inlines, style.body, width: cardWidth),
                    x: indent + Double(column) * (cardWidth + gap))
            }
            for (number, band) in bands(of: cells).enumerated() {
                let top = number == 0 ? 8.0 : 0
                let drawn = band.flatMap { cell -> [DrawingOperation] in
                    let bar = Rect(x: cell.x, y: 0, width: cardWidth, height: 1.5)
                    let lines = cell.operations(top: top, paper: style.palette.paper)
                    return (number == 0 ? [.fill(.rectangle(bar), style.palette.accent)] : [])
                        + (lines.isEmpty ? [] : [.tagged(.paragraph, lines)])
                }
                append(
                    Piece(
                        height: (band.map(\.height).max() ?? 0) + top,
                        space: number > 0 ? 0 : start == 0 ? 13 : 9, operations: drawn))
            }
            start += columns
        }
    }

    /// Adds a line for every section: its title, and the number of its page.
    mutating func addContents() {
        for (number, entry) in outline.enumerated() {
            let numberStyle = style.body.color(style.palette.muted)
            let line = text.truncated(entry.title, style.body, width: width - 40)
            let height = line.height + 2
            let rule = Path.polyline([Point(indent, height - 0.25), Point(indent + width, height - 0.25)])
            var operations = [
                DrawingOperation.stroke(rule, Stroke(style.palette.rule, width: style.hairline))
            ]
            operations.append(
                .tagged(
                    .internalLink(entry.id),
                    line.operations(at: Point(indent, 1), paper: style.palette.paper)))
            append(
                Piece(
                    height: height, space: number == 0 ? 4 : 0,
                    keepsWithNext: number < outline.count - 1,
                    operations: operations,
                    reference: .init(
                        destination: entry.id, style: numberStyle,
                        end: Point(indent + width, 1 + line.baseline))))
        }
    }
}
