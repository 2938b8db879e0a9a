/// How many of what a run's file held.
///
/// Everything but the first three is of the chosen phase.
public struct RecordCounts: Sendable, Equatable {
    /// Well-formed records of every phase.
    public internal(set) var total = 0
    /// What stands for a phase that AIPerf does not have; its name is not repeated.
    static let unknownPhase = "unknown"

    /// Records of other phases than the chosen one, by the phase's name.
    public internal(set) var excludedByPhase: [String: Int] = [:]
    /// Lines that hold no well-formed record.
    public internal(set) var malformedLines = 0
    /// Records that carry a trace.
    public internal(set) var withTrace = 0
    /// Records without error, cancellation or failing status.
    public internal(set) var successful = 0
    /// Records that are not successful, the cancelled among them.
    public internal(set) var failed = 0
    /// Records that the load generator cancelled.
    public internal(set) var cancelled = 0
    /// Successful records with more than one response chunk.
    public internal(set) var streaming = 0
    /// Successful records with one response chunk.
    public internal(set) var nonStreaming = 0
    /// Traced records with a connect span.
    public internal(set) var connected = 0
    /// Traced records with the reused mark.
    public internal(set) var reused = 0
    /// Traced records with a lookup span.
    public internal(set) var lookedUp = 0
    /// Traced records with the cache-hit mark.
    public internal(set) var dnsCacheHits = 0
    /// Successful records that carry a trace.
    public internal(set) var successfulWithTrace = 0
    /// Spans and values that cannot be true, left out with what rests on them.
    public internal(set) var impossible = 0
    /// Successful records whose connect lies inside the send span: AIPerf's `http_req_total` counts it twice.
    public internal(set) var connectedWhileSending = 0

    /// Records of other phases than the chosen one.
    public var excluded: Int { excludedByPhase.values.reduce(0, +) }

    /// The counts that others are made up of or follow from, by their names in an archive.
    static var numbers: KeyValuePairs<String, WritableKeyPath<RecordCounts, Int>> {
        [
            "malformed_lines": \.malformedLines, "with_trace": \.withTrace, "successful": \.successful,
            "failed": \.failed, "cancelled": \.cancelled, "streaming": \.streaming,
            "non_streaming": \.nonStreaming, "connected": \.connected, "reused": \.reused,
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
    }
}

/// How many records gave a metric from their trace, and how many from AIPerf's figures.
public struct SourceCounts: Sendable, Equatable {
    /// Records that gave it from timestamps and sizes.
    public internal(set) var trace = 0
    /// Records that gave it from AIPerf's figures.
    public internal(set) var metrics = 0

    /// Takes in all that other counts hold.
    mutating func append(_ other: SourceCounts) {
        trace += other.trace
        metrics += other.metrics
    }

    /// Records that gave it from either.
    var count: Int { trace + metrics }
}
