import TraceCharts

/// A sheet of paper and the room it leaves for content.
struct Paper: Sendable, Hashable {
    /// The sheet, in points.
    var size: Size
    /// White space to the left and right of the content, in points.
    var side: Double
    /// White space above the content, with the running header in it.
    var top: Double
    /// White space below the content, with the running footer in it.
    var bottom: Double

    /// 210 × 297 mm.
    static let a4 = Paper(size: Size(595.28, 841.89), side: 48, top: 62, bottom: 60)
    /// 8.5 × 11 inches.
    static let letter = Paper(size: Size(612, 792), side: 52, top: 60, bottom: 56)

    /// Where content may stand.
    var content: Rect {
        Rect(x: side, y: top, width: size.width - 2 * side, height: size.height - top - bottom)
    }

    /// The size at which a chart is drawn for this paper, so that its text is not made smaller.
    var chartSize: Size {
        Size(content.width.rounded(.down), (content.width * 0.48).rounded(.down))
    }
}
