import TraceCharts

extension BlockLayout {
    /// Adds a table: its caption, its head, and a piece for every row.
    ///
    /// Columns get their widths from their content. Where the numbers do not fit, the type becomes smaller;
    /// where even that is not enough, the columns are divided between tables one below the other, each with
    /// the first column.
    mutating func addTable(_ table: Document.Table) {
        guard !table.body.isEmpty else { return }
        if !table.caption.isEmpty {
            addLines(
                table.caption, style.small, tag: .paragraph, space: style.blockGap + 2, keepsWithNext: true)
        }
        var space = table.caption.isEmpty && list.pieces.last?.keepsWithNext != true ? style.blockGap : 2
        let isVerdicts = table.classes.contains(.verdicts)
        let sizes =
            isVerdicts
            ? [7.2, 6.6, 6]
            : [style.table.font.size, 7.2, 6.6, 6]
        for size in sizes {
            let setting = TableSetting(table: table, type: style.table.size(size), layout: self)
            if let widths = setting.widths(room: width) {
                add(setting, widths: widths, columns: Array(widths.indices), space: space)
                return
            }
        }
        let setting = TableSetting(table: table, type: style.table.size(sizes.last ?? 6), layout: self)
        for columns in setting.groups(room: width) {
            let widths = setting.widths(of: columns, room: width)
            add(setting, widths: widths, columns: columns, space: space)
            space = style.blockGap
        }
    }

    private mutating func add(_ setting: TableSetting, widths: [Double], columns: [Int], space: Double) {
        let group = Piece.Group(number: nextGroup(), tag: .table)
        let head = setting.table.head.flatMap {
            rows(of: $0, setting, widths: widths, columns: columns, group: group, isHead: true)
        }
        for (number, var piece) in head.enumerated() {
            if number == 0 { piece.space = space }
            append(piece)
        }
        list.heads[group.number] = head
        let first = list.pieces.count
        let body = setting.table.body
        for (number, row) in body.enumerated() {
            let pieces = rows(of: row, setting, widths: widths, columns: columns, group: group, isHead: false)
            for (part, var piece) in pieces.enumerated() {
                if head.isEmpty, number == 0, part == 0 { piece.space = space }
                // The first two and the last two rows stay together, so that no row stands alone.
                piece.keepsWithNext =
                    (number == 0 || number == body.count - 2) && number != body.count - 1 && pieces.count == 1
                append(piece)
            }
        }
        keepTogether(from: first, atMost: room.height / 4)
    }

    /// The pieces of a row: one, but for a row longer than a page.
    private func rows(
        of row: Document.Row, _ setting: TableSetting, widths: [Double], columns: [Int], group: Piece.Group,
        isHead: Bool
    ) -> [Piece] {
        var x = indent
        var cells: [SetCell] = []
        for (column, width) in zip(columns, widths) {
            let cell = row.cells[column]
            let lines = text.lines(
                cell.inlines, setting.type(of: cell, isHead: isHead),
                width: setting.wraps[column] ? width : .infinity)
            let trailing = !setting.wraps[column]
            cells.append(
                SetCell(
                    lines: lines, x: trailing ? x + width : x, trailing: trailing,
                    tag: cell.scope == nil ? .tableCell : .tableHeader))
            x += width + style.columnGap
        }
        let bands = bands(of: cells)
        return bands.enumerated().map { number, band in
            let classes = setting.table.classes
            let padding =
                classes.contains(.checks)
                ? 0.6 : classes.contains(.verdicts) ? style.rowPadding - 1.3 : style.rowPadding
            let content = band.map(\.height).max() ?? 0
            let last = number == bands.count - 1
            let height = content + padding * (last ? 2 : 1)
            let drawn = band.map { cell -> DrawingOperation in
                // The words of a head stand on one line at its foot.
                let top = isHead ? padding + content - cell.height : padding
                return .tagged(cell.tag ?? .tableCell, cell.operations(top: top, paper: style.palette.paper))
            }
            var operations: [DrawingOperation] = []
            if last {
                let line = Path.polyline([Point(indent, height), Point(x - style.columnGap, height)])
                let color = isHead ? style.palette.muted : style.palette.rule
                operations.append(.stroke(line, Stroke(color, width: isHead ? 0.8 : style.hairline)))
            }
            operations.append(.tagged(.tableRow, drawn))
            return Piece(
                height: height, keepsWithNext: isHead, operations: operations, group: group,
                repeatsHeadOf: isHead ? nil : group.number)
        }
    }
}
