/// Equal bands along an axis, one a category, with gaps between them.
public struct BandScale: Sendable, Hashable {
    /// How many bands there are; at least 1.
    public let count: Int
    /// How much of each band is a gap, from 0 to 1.
    public let gap: Double

    /// Bands for a number of categories.
    public init(count: Int, gap: Double = 0.3) {
        self.count = max(count, 1)
        self.gap = min(max(gap, 0), 1)
    }

    /// Where a band begins and ends without its gap, as shares of the axis.
    public func band(_ index: Int) -> (start: Double, end: Double) {
        let size = 1 / Double(count)
        let start = Double(index) * size
        return (start + size * gap / 2, start + size * (1 - gap / 2))
    }
}
