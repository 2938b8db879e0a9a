/// How many of what a run's file held.
///
/// Everything but the first three is of the chosen phase.
public struct RecordCounts: Sendable, Equatable {
    /// Well-formed records of every phase.
    public internal(set) var total = 0
    /// What stands for a phase that AIPerf does not have; its name is not repeated.
    static let unknownPhase = "unknown"
    /// How many other phases are told apart.
    static let namedPhases = 1_000

    /// Records of other phases than the chosen one, by the phase's name.
    var excludedByPhase: [String: Int] = [:]
    /// Values of metrics that are left out because their unit is not known, by the metric's name.
    var unreadUnits: [String: Int] = [:]
    /// Records of the phase that begin outside the window that was asked for.
    public internal(set) var outsideWindow = 0
    /// Lines that hold no well-formed record.
    public internal(set) var malformedLines = 0
    /// Records that carry a trace.
    var withTrace = 0
    /// Records that say no phase and are taken for profiling.
    var withoutPhase = 0
    /// Records without error, cancellation or failing status.
    var successful = 0
    /// Records that are not successful, the cancelled among them.
    var failed = 0
    /// Records that the load generator cancelled.
    var cancelled = 0
    /// Successful records whose answers came while they were made.
    var streaming = 0
    /// Successful records whose answers came as one body.
    var nonStreaming = 0
    /// Successful records with at least one output token.
    var withTokens = 0
    /// Traced records with a connect span.
    var connected = 0
    /// Traced records with the reused mark.
    var reused = 0
    /// Traced records with a lookup span.
    var lookedUp = 0
    /// Traced records with the cache-hit mark.
    var dnsCacheHits = 0
    /// Successful records that carry a trace.
    var successfulWithTrace = 0
    /// Spans and values that cannot be true, left out with what rests on them.
    var impossible = 0
    /// Successful records whose connect lies inside the send span: AIPerf's `http_req_total` counts it twice.
    var connectedWhileSending = 0

    /// Records of other phases than the chosen one.
    var excluded: Int { excludedByPhase.values.reduce(0, +) }

    /// The counts that others are made up of or follow from, by their names in an archive.
    static var numbers: KeyValuePairs<String, WritableKeyPath<RecordCounts, Int>> {
        [
            "outside_window": \.outsideWindow, "malformed_lines": \.malformedLines,
            "with_trace": \.withTrace, "without_phase": \.withoutPhase,
            "successful": \.successful,
            "failed": \.failed, "cancelled": \.cancelled, "streaming": \.streaming,
            "non_streaming": \.nonStreaming, "with_tokens": \.withTokens, "connected": \.connected,
            "reused": \.reused,
            "looked_up": \.lookedUp, "dns_cache_hits": \.dnsCacheHits,
            "successful_with_trace": \.successfulWithTrace, "impossible": \.impossible,
            "connected_while_sending": \.connectedWhileSending,
        ]
    }

    /// Takes in all that other counts hold.
    mutating func append(_ other: RecordCounts) {
        total += other.total
        for (_, number) in Self.numbers { self[keyPath: number] += other[keyPath: number] }
        excludedByPhase.merge(other.excludedByPhase, uniquingKeysWith: +)
        unreadUnits.merge(other.unreadUnits, uniquingKeysWith: +)
    }
}

/// How many records gave a metric from their trace, and how many from AIPerf's figures.
struct SourceCounts: Sendable, Equatable {
    /// Records that gave it from timestamps and sizes.
    var trace = 0
    /// Records that gave it from AIPerf's figures.
    var metrics = 0

    /// Takes in all that other counts hold.
    mutating func append(_ other: SourceCounts) {
        trace += other.trace
        metrics += other.metrics
    }

    /// Records that gave it from either.
    var count: Int { trace + metrics }
}
