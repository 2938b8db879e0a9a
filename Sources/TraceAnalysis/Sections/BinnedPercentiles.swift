/// The percentiles of values in adjoining bins of another value: over time, or by number of tokens.
public struct BinnedPercentiles: Sendable, Equatable {
    /// One bin.
    public struct Bin: Sendable, Equatable {
        /// Where it begins.
        public let lower: Double
        /// Where it ends.
        public let upper: Double
        /// How many values it has.
        public let count: Int
        /// The middle value; nil for fewer than `enoughForMedian`.
        public let p50: Double?
        /// The value at p95; nil for fewer than `enoughForP95`.
        public let p95: Double?

        /// One bin.
        public init(lower: Double, upper: Double, count: Int, p50: Double?, p95: Double?) {
            self.lower = lower
            self.upper = upper
            self.count = count
            self.p50 = p50
            self.p95 = p95
        }
    }

    /// How many values a p50 needs.
    public static let enoughForMedian = 20
    /// How many values a p95 needs.
    public static let enoughForP95 = 100

    /// The bins, ascending.
    public let bins: [Bin]

    /// Bins of equal width on a range, as logarithms where the range is logarithmic.
    ///
    /// O(n). A bin holds its lower edge, the last one its upper too; what lies outside the range is left out.
    public init(
        x: [Double], y: [Double], over range: DisplayRange, bins: Int, method: PercentileMethod
    ) {
        var members = [[Double]](repeating: [], count: max(bins, 1))
        for (x, y) in zip(x, y) {
            let share = range.share(of: x)
            guard share >= 0, share <= 1 else { continue }
            members[min(Int(share * Double(members.count)), members.count - 1)].append(y)
        }
        let edges = (0...members.count).map { range.value(at: Double($0) / Double(members.count)) }
        self.init(members, edges, method)
    }

    /// Windows of a run.
    ///
    /// O(n). What lies beside the run is left out.
    public init(x: [Double], y: [Double], over windows: TimeWindows, method: PercentileMethod) {
        var members = [[Double]](repeating: [], count: windows.count)
        for (x, y) in zip(x, y) where x >= 0 && x <= windows.edges[windows.count] {
            members[windows.index(of: x)].append(y)
        }
        self.init(members, windows.edges, method)
    }

    private init(_ members: [[Double]], _ edges: [Double], _ method: PercentileMethod) {
        bins = members.enumerated().map { index, values in
            let found = Sample(values)?.percentiles([Percentile(50), Percentile(95)], by: method)
            return Bin(
                lower: edges[index], upper: edges[index + 1], count: values.count,
                p50: values.count >= Self.enoughForMedian ? found?[0] : nil,
                p95: values.count >= Self.enoughForP95 ? found?[1] : nil)
        }
    }

    /// How many bins some values are enough for: about 50 values a bin.
    public static func count(for values: Int, most: Int) -> Int { min(max(values / 50, 1), most) }
}

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
