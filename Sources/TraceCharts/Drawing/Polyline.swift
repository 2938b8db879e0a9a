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
