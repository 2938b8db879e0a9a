/// When requests failed, by how.
public struct FailureTimes: Sendable, Equatable {
    /// One way to fail.
    public struct Kind: Sendable, Equatable {
        /// What it is called in one word, as in the findings' evidence: `server`, `cancelled`, `unknown`.
        public let key: String
        /// What it is in words: `server error (5xx)`.
        public let title: String
        /// Whether the load generator cancelled these.
        public let isCancellation: Bool
        /// The failures, in the order in which they happened.
        public internal(set) var failures: [Failure] = []

        /// The middle of the times to failure, in ns; nil where none is known.
        public var medianTime: Double? { Median.of(failures.compactMap(\.time)) }
    }

    /// One of them.
    public struct Failure: Sendable, Equatable {
        /// When it failed, in ns since the first request of the run began; when it began where the end is not known.
        public let moment: Double
        /// How long it took to fail, in ns; nil where start or end is not recorded.
        public let time: Double?
    }

    /// The kinds that happened, the most frequent first, those that were cancelled last.
    public let kinds: [Kind]
    /// Failed and cancelled requests of which neither start nor end is recorded.
    public let unknown: Int

    /// The failures of a table.
    ///
    /// O(n log n). Where a kind is not recorded, as in archives of earlier versions, it is `unknown`.
    public init(_ table: RequestTable, _ timeline: Timeline) {
        var kinds: [String: Kind] = [:]
        var unknown = 0
        for row in 0..<table.count where table.outcome(row) != .successful {
            guard let moment = table.end(row) ?? table.start(row) else {
                unknown += 1
                continue
            }
            let kind = Self.kind(of: row, in: table)
            let time = table.start(row).flatMap { start in
                table.end(row).map { timeline.offset($0) - timeline.offset(start) }
            }.flatMap { $0 >= 0 ? $0 : nil }
            kinds[kind.key, default: kind].failures.append(
                Failure(moment: timeline.offset(moment), time: time))
        }
        for key in kinds.keys { kinds[key]?.failures.sort { $0.moment < $1.moment } }
        self.kinds = kinds.values.sorted { one, other in
            if one.isCancellation != other.isCancellation { return other.isCancellation }
            return (other.failures.count, one.key) < (one.failures.count, other.key)
        }
        self.unknown = unknown
    }

    private static func kind(of row: Int, in table: RequestTable) -> Kind {
        guard table.outcome(row) == .failed else {
            return Kind(key: "cancelled", title: "cancelled", isCancellation: true)
        }
        guard let failure = table[.failure][row].flatMap({ RequestFailure(rawValue: $0) }) else {
            return Kind(key: "unknown", title: "failed", isCancellation: false)
        }
        guard failure == .brokenOff, table[.failedInAnswer][row] == 1 else {
            return Kind(key: failure.key, title: failure.title, isCancellation: false)
        }
        return Kind(key: "broken_off_in_answer", title: "answer broke off", isCancellation: false)
    }
}

extension RequestFailure {
    /// The kind in words, as a label.
    fileprivate var title: String {
        switch self {
        case .server: "server error (5xx)"
        case .limited: "limited (429, 503)"
        case .refused: "refused (4xx)"
        case .brokenOff: "connection broke off"
        case .timedOut: "timed out"
        case .other: "another error"
        }
    }
}
