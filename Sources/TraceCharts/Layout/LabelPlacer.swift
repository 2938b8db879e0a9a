/// Keeps labels off each other, off lines and inside the picture, for every chart.
public struct LabelPlacer: Sendable {
    /// Where labels may be.
    public let bounds: Rect
    private var taken: [Rect] = []
    private var lines: [(Point, Point)] = []

    /// Nothing placed yet.
    public init(bounds: Rect) {
        self.bounds = bounds
    }

    /// Keeps labels out of a rectangle.
    public mutating func reserve(_ rect: Rect) { taken.append(rect) }

    /// Keeps labels off a line through points.
    public mutating func avoid(_ points: [Point]) { lines += zip(points, points.dropFirst()) }

    /// Whether a label can be here.
    public func isFree(_ rect: Rect) -> Bool {
        rect.x >= bounds.x && rect.y >= bounds.y && rect.maxX <= bounds.maxX && rect.maxY <= bounds.maxY
            && !taken.contains { $0.overlaps(rect) } && !lines.contains { rect.meets($0.0, $0.1) }
    }

    /// Takes the first of several places that is free.
    ///
    /// - Returns: nil when none is; then the label is better left out.
    public mutating func place(_ candidates: [Rect]) -> Rect? {
        guard let place = candidates.first(where: isFree) else { return nil }
        reserve(place)
        return place
    }

    /// Moves labels on a common line apart, each as near to its wish as can be, in their order.
    ///
    /// Least squares: labels that would overlap become a group around the mean of their wishes.
    ///
    /// - Parameters:
    ///   - wishes: Where each label would like its middle, ascending.
    ///   - widths: How wide each is.
    /// - Returns: Where each begins; nil when they do not all fit.
    public static func spread(
        _ wishes: [Double], widths: [Double], gap: Double, from lower: Double, to upper: Double
    ) -> [Double]? {
        guard let lastWidth = widths.last else { return [] }
        var offsets = [0.0]
        for width in widths.dropLast() { offsets.append((offsets.last ?? 0) + width + gap) }
        let latest = upper - lastWidth - (offsets.last ?? 0)
        guard latest >= lower else { return nil }
        // Without their offsets, beginnings must not descend: isotonic regression by merging neighbours.
        var groups: [(sum: Double, count: Int)] = []
        for (index, wish) in wishes.enumerated() {
            groups.append((wish - widths[index] / 2 - offsets[index], 1))
            while groups.count > 1 {
                let (last, previous) = (groups[groups.count - 1], groups[groups.count - 2])
                guard previous.sum / Double(previous.count) > last.sum / Double(last.count) else { break }
                groups.removeLast()
                groups[groups.count - 1] = (previous.sum + last.sum, previous.count + last.count)
            }
        }
        let starts = groups.flatMap { group in
            Array(repeating: min(max(group.sum / Double(group.count), lower), latest), count: group.count)
        }
        return zip(starts, offsets).map { $0 + $1 }
    }
}
