/// A shape made of straight and curved pieces.
public struct Path: Sendable, Hashable {
    /// One piece of a path.
    public enum Element: Sendable, Hashable {
        /// Begins a new subpath.
        case move(Point)
        /// A straight line from the current point.
        case line(Point)
        /// A cubic Bézier curve from the current point, through two control points.
        case curve(Point, Point, Point)
        /// A straight line back to where the subpath began.
        case close
    }

    /// The pieces, in drawing order.
    public var elements: [Element]

    /// A path from its pieces.
    public init(_ elements: [Element] = []) {
        self.elements = elements
    }

    /// The outline of a rectangle.
    public static func rectangle(_ rect: Rect) -> Path {
        Path([
            .move(Point(rect.x, rect.y)), .line(Point(rect.maxX, rect.y)),
            .line(Point(rect.maxX, rect.maxY)), .line(Point(rect.x, rect.maxY)), .close,
        ])
    }

    /// Straight lines through the points; empty for no points.
    public static func polyline(_ points: [Point]) -> Path {
        Path(points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) })
    }
}
