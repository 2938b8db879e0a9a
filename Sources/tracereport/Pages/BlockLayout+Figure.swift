import TraceAnalysis
import TraceCharts

extension BlockLayout {
    /// Adds a chart and its caption as one piece; a chart too large for the page is made smaller.
    ///
    /// - Throws: `ReportError` when the chart has no picture.
    mutating func addFigure(_ figure: Document.Figure) throws(ReportError) {
        guard let placed = figures[figure.chart] else { throw .missingFigure(figure.chart) }
        let inlines =
            figure.caption.isEmpty
            ? (placed.caption.isEmpty ? [] : [.text(placed.caption.visible)]) : figure.caption
        let caption = SetCell(lines: text.lines(inlines, style.small, width: width), x: indent)
        let gap = caption.lines.isEmpty ? 0 : 4.0
        let size = placed.drawing.size
        let scale = min(
            1, width / max(size.width, 1), (room.height * 0.9 - gap - caption.height) / max(size.height, 1))
        let height = size.height * scale
        var operations: [Operation] = [
            .tagged(
                .figure(description: placed.description),
                [.placed(at: Point(indent, 0), scale: scale, placed.drawing.operations)])
        ]
        if !caption.lines.isEmpty {
            operations.append(
                .tagged(.paragraph, caption.operations(top: height + gap, paper: style.palette.paper)))
        }
        append(
            Piece(height: height + gap + caption.height, space: style.blockGap + 2, operations: operations))
    }
}
