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
    static let letter = Paper(size: Size(612, 792), side: 52, top: 52, bottom: 52)

    /// Where content may stand.
    var content: Rect {
        Rect(x: side, y: top, width: size.width - 2 * side, height: size.height - top - bottom)
    }

    /// The space between two charts beside each other, in points.
    static let chartGap = 20.0
    /// How much smaller than on a screen a chart of the full width is, so that the plot has room below its labels.
    private static let fullScale = 0.85
    /// The same for charts of half the width.
    private static let halfScale = 0.8

    /// The size at which a chart is drawn for this paper.
    ///
    /// Its text comes out a little smaller than elsewhere: by `fullScale`, or by `halfScale`.
    func chartSize(isHalf: Bool = false) -> Size {
        let half = (content.width - Self.chartGap) / 2
        let column = isHalf ? half / Self.halfScale : content.width / Self.fullScale
        let width = (column + 2 * Theme.padding).rounded(.down)
        return Size(width, (width * (isHalf ? 0.74 : 0.5)).rounded(.down))
    }
}
