/// For how long the run as a whole got nothing, over time.
public struct Silences: Sendable, Equatable {
    /// A stretch of time in which nothing came while requests waited.
    public struct Silence: Sendable, Equatable {
        /// When it began, in ns since the first request of the run began.
        public let lower: Double
        /// When it ended.
        public let upper: Double
        /// How many requests were under way all through it.
        public let waiting: Int

        /// In ns.
        public var length: Double { upper - lower }
    }

    /// Silences of at least `least` through which at least one request waited, in order.
    public let silences: [Silence]

    /// What is shorter is not told from the usual distance between two arrivals: ten cells of the map of arrivals.
    public static let least = 100e6
    /// The most silences that are kept: of more the longest.
    private static let limit = 2_000

    /// The silences of a table.
    ///
    /// O(n log n + silences × log n). Arrivals are known to 10 ms, in a run of days less finely; an archive does not
    /// keep them.
    ///
    /// - Returns: nil where no arrivals are known.
    public init?(_ table: RequestTable, _ timeline: Timeline) {
        guard !table.arrivals.isEmpty else { return nil }
        var spans: [(start: Double, end: Double)] = []
        for row in 0..<table.count {
            guard let start = table.start(row), let end = table.end(row), end > start else { continue }
            spans.append((timeline.offset(start), timeline.offset(end)))
        }
        let least = Int64(max(Self.least, 10 * Double(table.arrivals.cell)))
        let starts = RadixSort.sorted(spans.map(\.start))
        let ends = RadixSort.sorted(spans.map(\.end))
        let all = table.arrivals.silences(of: least).compactMap { silence -> Silence? in
            let (lower, upper) = (timeline.offset(silence.start), timeline.offset(silence.end))
            // As no answer ends in a silence, who began before it and has not ended waits all through it.
            let waiting = max(starts.place(of: lower) - ends.place(of: lower), 0) * table.oneOf
            return waiting > 0 ? Silence(lower: lower, upper: upper, waiting: waiting) : nil
        }
        let longest = all.sorted { ($1.length, $0.lower) < ($0.length, $1.lower) }.prefix(Self.limit)
        silences = longest.sorted { $0.lower < $1.lower }
    }

    /// The longest; nil where there is none.
    public var longest: Silence? { silences.max { $0.length < $1.length } }
}

extension [Double] {
    /// How many of ascending values are below one; O(log n).
    fileprivate func place(of value: Double) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
