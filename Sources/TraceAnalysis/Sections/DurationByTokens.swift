/// How long requests took against how much they answered: the usual line, and those far from it.
public struct DurationByTokens: Sendable, Equatable {
    /// A request.
    public struct Point: Sendable, Equatable {
        /// Its row in the table.
        public let row: Int
        /// Output tokens.
        public let tokens: Double
        /// The whole request, in ns.
        public let duration: Double
        /// How much longer than on the line, in ns.
        public internal(set) var excess: Double
    }

    /// The requests that count for the latencies of which both are known, in the order of the table.
    public let points: [Point]
    /// What each token more costs, in ns, by Theil and Sen; nil for fewer than `least` points or one length.
    public let slope: Double?
    /// The line at 0 tokens, in ns: the middle of what is left of each duration; nil where there is no slope.
    public let intercept: Double?
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
        guard known.count >= Self.least, let slope = TheilSenSlope.slope(x: x, y: y),
            let intercept = Median.of(zip(x, y).map { $1 - slope * $0 })
        else {
            (points, slope, intercept) = (known, nil, nil)
            return
        }
        (self.slope, self.intercept) = (slope, intercept)
        points = known.map { point in
            var point = point
            point.excess = point.duration - intercept - slope * point.tokens
            return point
        }
    }

    /// How much longer a request took than on the line, in ns; nil where there is no line or its tokens are unknown.
    public func excess(duration: Double, tokens: Double?) -> Double? {
        guard let slope, let intercept, let tokens, tokens > 0 else { return nil }
        return duration - intercept - slope * tokens
    }

    /// From which excess on a request took far longer than its tokens explain, in ns: six times the median distance from
    /// the line, and a fifth of the median duration; nil for fewer than 20 requests or without a line.
    var farExcess: Double? {
        guard slope != nil, points.count >= 20, let middle = Median.of(points.map(\.duration)),
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
    /// The slowest requests, with how much longer each took than its output tokens explain.
    ///
    /// O(n log n).
    public func slowestBesideTokens(_ options: AnalysisOptions) -> SlowestRequests {
        guard let line = DurationByTokens(self, options) else { return slowest }
        let limit = line.farExcess
        var explained = slowest
        explained.explain { request in
            line.excess(duration: request.duration, tokens: request.outputTokens).map { excess in
                SlowRequest.Excess(time: excess, standsOut: limit.map { excess > $0 } ?? false)
            }
        }
        return explained
    }
}
