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
    func chartSize(isHalf: Bool = false, isShort: Bool = false) -> Size {
        let half = (content.width - Self.chartGap) / 2
        let column = isHalf ? half / Self.halfScale : content.width / Self.fullScale
        let width = (column + 2 * Theme.padding).rounded(.down)
        return Size(width, (width * (isHalf ? isShort ? 0.56 : 0.74 : isShort ? 0.34 : 0.5)).rounded(.down))
    }
}

/// A typeface in a size and a colour.
struct TextStyle: Sendable, Hashable {
    /// The typeface and its size.
    var font: Font
    /// The colour of the letters.
    var color: Color

    /// The same with a size in points.
    func size(_ size: Double) -> TextStyle {
        var copy = self
        copy.font.size = size
        return copy
    }

    /// The same in bold or not.
    func bold(_ bold: Bool = true) -> TextStyle {
        var copy = self
        copy.font.bold = bold
        return copy
    }

    /// The same in another colour.
    func color(_ color: Color) -> TextStyle {
        var copy = self
        copy.color = color
        return copy
    }
}

/// The sizes and distances of the pages, in points, and their colours.
struct PageStyle: Sendable {
    /// The colours.
    var palette: Palette

    /// Running text.
    var body: TextStyle { TextStyle(font: Font(size: 9), color: palette.ink) }
    /// Captions and what is beside the matter.
    var small: TextStyle { TextStyle(font: Font(size: 7.5), color: palette.muted) }
    /// The text of tables.
    var table: TextStyle { TextStyle(font: Font(size: 7.8), color: palette.ink) }
    /// The running header and footer.
    var running: TextStyle { TextStyle(font: Font(size: 7), color: palette.muted) }

    /// A heading by its level.
    func heading(_ level: Int) -> TextStyle {
        let sizes: [Double] = [21, 14, 10]
        return body.bold().size(sizes[min(max(level, 1), 3) - 1])
    }

    /// Height of a line as a multiple of the type size.
    let leading = 1.42
    /// Space between blocks.
    let blockGap = 10.0
    /// Space above a heading of level 2 and 3.
    let headingGap: [Double] = [0, 26, 15]
    /// Space between a heading and what follows.
    let belowHeading = 5.0
    /// Space between columns of a table.
    let columnGap = 11.0
    /// Space above and below the text of a row.
    let rowPadding = 3.8
    /// Thickness of the lines between rows.
    let hairline = 0.5

    /// The sizes of type for how the run went: the first in which it fits two lines.
    let headlines = [20.0, 19, 18]

    /// How a class changes the style of text.
    func style(_ style: TextStyle, with classes: [StyleClass]) -> TextStyle {
        classes.reduce(style) { style, name in
            switch name {
            case .label: small
            case .value: style.bold().size(16)
            case .detail, .quiet: style.bold(false).size(min(style.font.size, 8) * 0.92).color(palette.muted)
            case .flag:
                style.bold(false).size(min(style.font.size, 8) * 0.92).color(palette.color(of: .warning))
            case .lead: style.size(9.5)
            case .runLine: style.color(palette.muted)
            case .band: style.bold().color(palette.paper)
            case .subtitle: style.size(10.5).color(palette.muted)
            case .badge: style.bold()
            case .good, .info, .warning, .bad: style.color(palette.color(of: name))
            default: style
            }
        }
    }
}
