/// How a path is outlined.
public struct Stroke: Sendable, Hashable {
    /// The shape of line ends and corners.
    public enum Style: Sendable, Hashable {
        /// Ends cut at the last point, corners mitred.
        case sharp
        /// Ends and corners rounded.
        case round
    }

    /// The colour of the line.
    public var color: Color
    /// The thickness of the line, in points.
    public var width: Double
    /// Lengths of alternating dashes and gaps, in points; empty for a solid line.
    public var dash: [Double]
    /// The shape of ends and corners.
    public var style: Style

    /// A line style.
    public init(_ color: Color, width: Double = 1, dash: [Double] = [], style: Style = .sharp) {
        self.color = color
        self.width = width
        self.dash = dash
        self.style = style
    }
}
