/// How long requests took against how much they answered: the usual line, or the usual duration where answers hardly
/// differ in length, and those far from it.
public struct DurationByTokens: Sendable, Equatable {
    /// A request.
    public struct Point: Sendable, Equatable {
        /// Its row in the table.
        public let row: Int
        /// Output tokens.
        public let tokens: Double
        /// The whole request, in ns.
        public let duration: Double
        /// How much longer than on the line, or than the median, in ns; 0 without either.
        public internal(set) var excess: Double
    }

    /// The requests that count for the latencies of which both are known, in the order of the table.
    public private(set) var points: [Point]
    /// What each further token costs, in ns, by Theil and Sen; nil for fewer than `least` points, or lengths that
    /// hardly vary: fewer than ten different ones whose p10 and p90 lie less than a fifth of the median apart.
    public let slope: Double?
    /// The line at 0 tokens, in ns: the middle of what is left of each duration; nil where there is no slope.
    public let intercept: Double?
    /// The median duration, in ns, which excess is counted from without a line; nil with one, and for fewer than
    /// `least` points.
    public let middle: Double?
    /// The share of the variance of duration that tokens explain (Pearson's r²); nil where either does not vary.
    public let explained: Double?

    /// How many points a line needs.
    public static let least = 10

    /// The requests of a table.
    ///
    /// O(n log n), and about five milliseconds for the slope.
    ///
    /// - Returns: nil where no request has both.
    public init?(_ table: RequestTable, _ options: AnalysisOptions) {
        let (tokens, duration) = (table[.outputTokens], table[.duration])
        let known = table.counted(options).compactMap { row -> Point? in
            guard let count = tokens[row], count > 0, let time = duration[row] else { return nil }
            return Point(row: row, tokens: count, duration: time, excess: 0)
        }
        guard !known.isEmpty else { return nil }
        let (x, y) = (known.map(\.tokens), known.map(\.duration))
        explained = ExplainedVariance.share(of: y, by: x)
        let isLong = known.count >= Self.least
        slope = isLong && TheilSenSlope.isMeant(for: x) ? TheilSenSlope.slope(x: x, y: y) : nil
        intercept = slope.flatMap { slope in Median.of(zip(x, y).map { $1 - slope * $0 }) }
        middle = isLong && slope == nil ? Median.of(y) : nil
        points = known
        for index in points.indices {
            let point = points[index]
            points[index].excess = excess(duration: point.duration, tokens: point.tokens) ?? 0
        }
    }

    /// How much longer a request took than on the line, or than the median without one, in ns; nil where neither is
    /// known or the line needs tokens that aren't.
    public func excess(duration: Double, tokens: Double?) -> Double? {
        if let middle { return duration - middle }
        guard let slope, let intercept, let tokens, tokens > 0 else { return nil }
        return duration - intercept - slope * tokens
    }

    /// From which excess on a request took far longer than its tokens explain, in ns: six times the median distance
    /// from the line (or from the median), and a fifth of the median duration; nil for fewer than 20 requests.
    var farExcess: Double? {
        guard points.count >= 20, let middle = Median.of(points.map(\.duration)),
            let usual = Median.of(points.map { abs($0.excess) })
        else { return nil }
        return max(6 * usual, middle / 5)
    }

    /// Requests that took far longer than their tokens explain, the farthest first.
    public var outliers: [Point] {
        guard let limit = farExcess else { return [] }
        return points.filter { $0.excess > limit }.sorted { ($1.excess, $0.row) < ($0.excess, $1.row) }
    }
}

extension RequestTable {
    /// The slowest requests, with how much longer each took than its output tokens explain, or than the median.
    ///
    /// O(n log n).
    public func slowestBesideTokens(_ options: AnalysisOptions) -> SlowestRequests {
        guard let line = DurationByTokens(self, options) else { return slowest }
        let limit = line.farExcess
        var explained = slowest
        explained.explain { request in
            line.excess(duration: request.duration, tokens: request.outputTokens).map { excess in
                SlowRequest.Excess(
                    time: excess, standsOut: limit.map { excess > $0 } ?? false,
                    isOverMedian: line.middle != nil)
            }
        }
        return explained
    }
}
