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

extension Path {
    /// A circle as four curves.
    static func circle(_ center: Point, radius: Double) -> Path {
        let reach = radius * 0.5523  // control points that come within 0.03 % of a circle
        func at(_ x: Double, _ y: Double) -> Point { Point(center.x + x, center.y + y) }
        return Path([
            .move(at(radius, 0)),
            .curve(at(radius, reach), at(reach, radius), at(0, radius)),
            .curve(at(-reach, radius), at(-radius, reach), at(-radius, 0)),
            .curve(at(-radius, -reach), at(-reach, -radius), at(0, -radius)),
            .curve(at(reach, -radius), at(radius, -reach), at(radius, 0)),
            .close,
        ])
    }
}

extension [Point] {
    /// The same line with fewer corners: none of those left out is further from it than a tolerance, in points.
    ///
    /// From the first point on a piece is as long as all corners behind it lie within the tolerance of it, which a
    /// cone of directions tells (Reumann and Witkam's strip, its direction free). The ends stay. O(n).
    func simplified(within tolerance: Double) -> [Point] {
        guard count > 2, tolerance > 0, var anchor = first else { return self }
        var result = [anchor]
        var cone = Cone()
        var last = anchor
        for point in dropFirst() {
            if !cone.holds(point, from: anchor) {
                result.append(last)
                anchor = last
                cone = Cone()
            }
            cone.narrow(to: point, within: tolerance, from: anchor)
            last = point
        }
        return result + [last]
    }
}

/// The directions from an anchor in which a straight piece passes all points so far within a tolerance.
private struct Cone {
    /// The direction that the cone is centred on; nil while any will do.
    private var axis: (x: Double, y: Double)?
    /// How far the cone opens to both sides of its axis, as tangents.
    private var low = -Double.infinity
    private var high = Double.infinity
    /// The furthest that a point has been along the axis.
    private var reach = 0.0

    /// Whether a piece to a point is one of the directions, and does not go back.
    func holds(_ point: Point, from anchor: Point) -> Bool {
        guard let axis else { return true }
        let (along, across) = parts(of: point, from: anchor, on: axis)
        return along >= reach && along > 0 && across >= low * along && across <= high * along
    }

    /// Leaves only the directions that pass a point too.
    mutating func narrow(to point: Point, within tolerance: Double, from anchor: Point) {
        let (x, y) = (point.x - anchor.x, point.y - anchor.y)
        let distance = (x * x + y * y).squareRoot()
        // What is that near is passed in any direction.
        guard distance > tolerance else { return }
        let axis = self.axis ?? (x / distance, y / distance)
        self.axis = axis
        let (along, across) = parts(of: point, from: anchor, on: axis)
        reach = max(reach, along)
        low = max(low, (across - tolerance) / along)
        high = min(high, (across + tolerance) / along)
    }

    private func parts(
        of point: Point, from anchor: Point, on axis: (x: Double, y: Double)
    ) -> (along: Double, across: Double) {
        let (x, y) = (point.x - anchor.x, point.y - anchor.y)
        return (x * axis.x + y * axis.y, y * axis.x - x * axis.y)
    }
}

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
