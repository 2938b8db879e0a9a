/// For how long the run as a whole got nothing, over time.
public struct Silences: Sendable, Equatable {
    /// A stretch of time in which nothing came while requests waited.
    public struct Silence: Sendable, Equatable {
        /// When it began, in ns since the first request of the run began.
        public let lower: Double
        /// When it ended.
        public let upper: Double
        /// How many requests were under way in it at once, at the most.
        public let waiting: Int

        /// In ns.
        public var length: Double { upper - lower }
    }

    /// Silences of at least a tenth of a second through which at least one request waited, in order.
    public let silences: [Silence]

    /// The silences of a table.
    ///
    /// O(n log n + silences × log n). Arrivals are known to 10 ms, in a run of days less finely.
    ///
    /// - Returns: nil where no arrivals are known.
    public init?(_ table: RequestTable, _ timeline: Timeline) {
        guard let kept = table.silences ?? table.foundSilences else { return nil }
        silences = kept.map {
            Silence(lower: timeline.offset($0.start), upper: timeline.offset($0.end), waiting: $0.waiting)
        }
    }

    /// The longest; nil where there is none.
    public var longest: Silence? { silences.max { $0.length < $1.length } }
}
