import TraceAnalysis
import TraceCharts

extension BlockLayout {
    /// Adds charts, each with its caption, beside each other as one piece.
    ///
    /// A chart too large for its column or the page is made smaller.
    ///
    /// - Throws: `ReportError` when a chart has no picture.
    mutating func addCharts(_ places: [Document.ChartPlace]) throws(ReportError) {
        let isHalf = places.contains(where: \.isHalf)
        let column = isHalf ? (width - Paper.chartGap) / 2 : width
        var piece = Piece(height: 0, space: style.blockGap + 2)
        piece.destinations = places.map(\.id)
        for (number, place) in places.enumerated() {
            let x = indent + Double(number) * (column + Paper.chartGap)
            let (height, operations) = try set(place, x: x, width: column)
            piece.height = max(piece.height, height)
            piece.operations += operations
        }
        append(piece)
    }

    /// A chart and its caption.
    ///
    /// The white space around the chart is moved out of the way: what it shows begins where text does.
    private func set(
        _ place: Document.ChartPlace, x: Double, width: Double
    ) throws(ReportError) -> (height: Double, operations: [DrawingOperation]) {
        guard let placed = charts[place.chart] else { throw .missingChart(place.chart) }
        let inlines =
            place.caption.isEmpty
            ? (placed.caption.isEmpty ? [] : [.text(placed.caption.visible)]) : place.caption
        let caption = SetCell(lines: text.lines(inlines, style.small, width: width), x: x)
        let size = placed.drawing.size
        let edge = Theme.padding
        let trimmed = Size(max(size.width - 2 * edge, 1), max(size.height - 1.5 * edge, 1))
        let gap = caption.lines.isEmpty ? 0 : 3.0
        let scale = min(1, width / trimmed.width, (room.height * 0.9 - gap - caption.height) / trimmed.height)
        let height = trimmed.height * scale
        let picture = placed.drawing.operations.recolored(style.palette.chart)
        var operations: [DrawingOperation] = [
            .tagged(
                .figure(description: placed.description),
                [.placed(at: Point(x - edge * scale, -0.75 * edge * scale), scale: scale, picture)])
        ]
        if !caption.lines.isEmpty {
            operations.append(
                .tagged(.paragraph, caption.operations(top: height + gap, paper: style.palette.paper)))
        }
        return (height + gap + caption.height, operations)
    }
}

extension [DrawingOperation] {
    /// The same with some colours replaced by others.
    ///
    /// What is see-through stays so; pixels keep their colours.
    func recolored(_ colors: [Color: Color]) -> [DrawingOperation] {
        guard !colors.isEmpty else { return self }
        func changed(_ color: Color) -> Color {
            colors[color.opacity(1)]?.opacity(color.alpha) ?? color
        }
        return map { operation in
            switch operation {
            case .fill(let path, let color): return .fill(path, changed(color))
            case .stroke(let path, var stroke):
                stroke.color = changed(stroke.color)
                return .stroke(path, stroke)
            case .text(var run):
                run.color = changed(run.color)
                return .text(run)
            case .image: return operation
            case .clip(let rect, let inner): return .clip(rect, inner.recolored(colors))
            case .placed(let origin, let scale, let inner):
                return .placed(at: origin, scale: scale, inner.recolored(colors))
            case .tagged(let tag, let inner): return .tagged(tag, inner.recolored(colors))
            }
        }
    }
}
