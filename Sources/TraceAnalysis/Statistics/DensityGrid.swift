/// How many of many points lie in each cell of a grid: what a scatter of too many dots becomes.
public struct DensityGrid: Sendable, Equatable {
    /// Cells from left to right.
    public let columns: Int
    /// Cells from top to bottom.
    public let rows: Int
    /// The points in each cell, row by row from the top.
    public let counts: [Int]

    /// Cells with counts; `columns × rows` of them.
    public init(columns: Int, rows: Int, counts: [Int]) {
        self.columns = columns
        self.rows = rows
        self.counts = counts
    }

    /// Counts the points on two ranges.
    ///
    /// O(n). Points outside the ranges are left out.
    public init(
        x: [Double], y: [Double], over xRange: DisplayRange, _ yRange: DisplayRange, columns: Int = 216,
        rows: Int = 90
    ) {
        var counts = [Int](repeating: 0, count: columns * rows)
        for (x, y) in zip(x, y) {
            let (across, up) = (xRange.share(of: x), yRange.share(of: y))
            guard across >= 0, across <= 1, up >= 0, up <= 1 else { continue }
            let column = min(Int(across * Double(columns)), columns - 1)
            let row = rows - 1 - min(Int(up * Double(rows)), rows - 1)
            counts[row * columns + column] += 1
        }
        self.init(columns: columns, rows: rows, counts: counts)
    }

    /// The most points of a cell.
    public var peak: Int { counts.max() ?? 0 }

    /// How dark each cell is, from 0 for an empty one to `levels` for the fullest, by the logarithm of its count.
    public func shades(_ levels: Int) -> [Int] {
        let peak = Double(peak)
        guard peak > 1 else { return counts.map { $0 > 0 ? levels : 0 } }
        let whole = Decades.logarithm(peak)
        return counts.map { count in
            guard count > 0 else { return 0 }
            return 1 + Int((Decades.logarithm(Double(count)) / whole * Double(levels - 1)).rounded())
        }
    }
}
