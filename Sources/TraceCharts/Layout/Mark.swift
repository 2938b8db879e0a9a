/// One kind of thing that a chart draws: bars, a line, an axis, a grid, labels.
///
/// A mark gets its numbers ready made; it places and paints them. The order of a plot's marks is the order
/// in which they are painted and in which their labels find room.
///
/// ```swift
/// struct Level: Mark {
///     let name: String
///     let value: Double
///
///     func draw(on canvas: inout Canvas) {
///         let (plot, y) = (canvas.plot, canvas.y(value))
///         canvas.line(Point(plot.x, y), Point(plot.maxX, y), Stroke(canvas.theme.guide, dash: [4, 3]))
///         let (end, color) = (Point(plot.maxX, y - 4), canvas.theme.color(.text))
///         canvas.writeIfFree(TextRun(name, at: end, font: Theme.labelFont, color: color, anchor: .end))
///     }
/// }
/// ```
public protocol Mark: Sendable {
    /// The room the mark needs around the plot, given what the plot will roughly be.
    func margins(on draft: Canvas) -> Margins
    /// How high the plot has to be for the mark to leave nothing out, in points, given what the plot will roughly be.
    func leastHeight(on draft: Canvas) -> Double
    /// Draws the mark.
    func draw(on canvas: inout Canvas)
}

extension Mark {
    /// No room.
    public func margins(on draft: Canvas) -> Margins { Margins() }
    /// Any height will do.
    public func leastHeight(on draft: Canvas) -> Double { 0 }
}

/// Room around a plot, in points.
public struct Margins: Sendable, Hashable {
    /// Above.
    public var top: Double
    /// To the right.
    public var right: Double
    /// Below.
    public var bottom: Double
    /// To the left.
    public var left: Double

    /// Room on each side.
    public init(top: Double = 0, right: Double = 0, bottom: Double = 0, left: Double = 0) {
        self.top = top
        self.right = right
        self.bottom = bottom
        self.left = left
    }

    /// The larger of two on each side.
    func union(_ other: Margins) -> Margins {
        Margins(
            top: max(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom), left: max(left, other.left))
    }
}

extension Margins {
    /// Whole points, so that rounding the plot takes no room from labels.
    var roundedUp: Margins {
        Margins(
            top: top.rounded(.up), right: right.rounded(.up), bottom: bottom.rounded(.up),
            left: left.rounded(.up))
    }
}

extension Rect {
    /// The rectangle without margins; never less than nothing.
    func without(_ margins: Margins) -> Rect {
        Rect(
            x: x + margins.left, y: y + margins.top,
            width: max(width - margins.left - margins.right, 0),
            height: max(height - margins.top - margins.bottom, 0))
    }
}
