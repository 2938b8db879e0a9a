/// A place in a drawing, in points (1/72 inch) from its top left corner; y grows downwards.
public struct Point: Sendable, Hashable {
    /// Distance from the left edge.
    public var x: Double
    /// Distance from the top edge.
    public var y: Double

    /// A place in a drawing.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// A width and a height, in points.
public struct Size: Sendable, Hashable {
    /// Horizontal extent.
    public var width: Double
    /// Vertical extent.
    public var height: Double

    /// A width and a height.
    public init(_ width: Double, _ height: Double) {
        self.width = width
        self.height = height
    }
}

/// An upright rectangle, in points.
public struct Rect: Sendable, Hashable {
    /// Left edge.
    public var x: Double
    /// Top edge.
    public var y: Double
    /// Horizontal extent.
    public var width: Double
    /// Vertical extent.
    public var height: Double

    /// An upright rectangle.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Right edge.
    public var maxX: Double { x + width }
    /// Bottom edge.
    public var maxY: Double { y + height }

    /// Whether the two share any area; touching edges do not count.
    public func overlaps(_ other: Rect) -> Bool {
        x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }
}

extension Rect {
    /// Whether a line between two points passes through the rectangle. (Liang and Barsky.)
    func meets(_ from: Point, _ to: Point) -> Bool {
        var (enter, leave) = (0.0, 1.0)
        for (start, delta, low, high) in [(from.x, to.x - from.x, x, maxX), (from.y, to.y - from.y, y, maxY)]
        {
            if delta == 0 {
                if start < low || start > high { return false }
                continue
            }
            let (first, second) = ((low - start) / delta, (high - start) / delta)
            enter = max(enter, min(first, second))
            leave = min(leave, max(first, second))
        }
        return enter <= leave
    }
}

extension Double {
    /// The nearest half point, where lines are sharp at two pixels a point.
    var snapped: Double { (self * 2).rounded() / 2 }
}

extension Double {
    /// The nearest multiple of 1/`parts`: short to write, and sharp enough to see no difference.
    func rounded(to parts: Double) -> Double { (self * parts).rounded() / parts }
}

extension Double {
    /// The number with at most two decimals and nothing that could be left out: `12.5`, `-.25` as `-0.25`.
    package var compact: String {
        guard isFinite else { return "0" }
        let hundredths = Int((Swift.min(Swift.max(self, -1e9), 1e9) * 100).rounded())
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        switch rest {
        case 0: return "\(sign)\(whole)"
        case let rest where rest % 10 == 0: return "\(sign)\(whole).\(rest / 10)"
        case 1..<10: return "\(sign)\(whole).0\(rest)"
        default: return "\(sign)\(whole).\(rest)"
        }
    }
}
