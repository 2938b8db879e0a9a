/// How many requests and tokens were completed in each of some stretches of a run.
public struct Throughput: Sendable, Equatable {
    /// One stretch.
    public struct Window: Sendable, Equatable {
        /// Where it begins, in ns since the first request began.
        public let lower: Double
        /// Where it ends.
        public let upper: Double
        /// Successful requests that ended in it.
        public internal(set) var requests = 0
        /// Failed and cancelled requests that ended in it.
        public internal(set) var failed = 0
        /// Output tokens of the successful requests that ended in it.
        public internal(set) var tokens = 0.0

        /// A number of the window as one of each second.
        public func perSecond(_ number: Double) -> Double { number / ((upper - lower) / 1e9) }
    }

    /// The stretches, of a round length, ascending.
    public let windows: [Window]
    /// The length of every stretch in ns; the last ends with the run.
    public let windowLength: Double
    /// When requests failed, in ns since the first request began.
    public let failures: [Double]
    /// Requests of which neither beginning nor end is recorded.
    public let unknown: Int
    /// Whether output tokens were recorded of any request.
    public let hasTokens: Bool

    /// Counts the requests of a table; of a thinned one each stands for several.
    ///
    /// O(n). A request counts where it ends, one without a known end where it began.
    ///
    /// - Parameter most: How many stretches there are at most; fewer where there are fewer than ten requests each.
    /// - Returns: nil when the run has no length.
    public init?(_ table: RequestTable, _ timeline: Timeline, most: Int = 120) {
        guard let stretches = TimeWindows(timeline, most: min(max(table.count / 10, 1), most)) else {
            return nil
        }
        windowLength = stretches.length
        var windows = zip(stretches.edges, stretches.edges.dropFirst()).map { Window(lower: $0, upper: $1) }
        let tokens = table[.outputTokens]
        var (failures, unknown, hasTokens) = ([Double](), 0, false)
        for row in 0..<table.count {
            guard let moment = table.end(row) ?? table.start(row) else {
                unknown += 1
                continue
            }
            let time = timeline.offset(moment)
            let index = stretches.index(of: time)
            if table.outcome(row) == .successful {
                windows[index].requests += table.oneOf
                if let count = tokens[row] {
                    windows[index].tokens += count * Double(table.oneOf)
                    hasTokens = true
                }
            } else {
                windows[index].failed += table.oneOf
                failures.append(time)
            }
        }
        self.windows = windows
        self.failures = failures
        self.unknown = unknown
        self.hasTokens = hasTokens
    }
}
