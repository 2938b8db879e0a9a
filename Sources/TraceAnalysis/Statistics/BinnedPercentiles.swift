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
    public static let enoughForMedian = 5
    /// How many values a p95 needs.
    public static let enoughForP95 = 20

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
        self.bins = members.enumerated().map { index, values in
            func edge(_ index: Int) -> Double { range.value(at: Double(index) / Double(members.count)) }
            let found = Sample(values)?.percentiles([Percentile(50), Percentile(95)], by: method)
            return Bin(
                lower: edge(index), upper: edge(index + 1), count: values.count,
                p50: values.count >= Self.enoughForMedian ? found?[0] : nil,
                p95: values.count >= Self.enoughForP95 ? found?[1] : nil)
        }
    }

    /// How many bins some values are enough for: about 25 values a bin.
    public static func count(for values: Int, most: Int) -> Int { min(max(values / 25, 1), most) }
}
