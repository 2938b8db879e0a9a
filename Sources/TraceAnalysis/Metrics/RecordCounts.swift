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

    /// Takes in all that other counts hold.
    mutating func append(_ other: RecordCounts) {
        let numbers: [WritableKeyPath<RecordCounts, Int>] = [
            \.total, \.malformedLines, \.withTrace, \.successful, \.failed, \.cancelled, \.streaming,
            \.nonStreaming, \.connected, \.reused, \.lookedUp, \.dnsCacheHits, \.successfulWithTrace,
            \.impossible, \.connectedWhileSending,
        ]
        for number in numbers { self[keyPath: number] += other[keyPath: number] }
        excludedByPhase.merge(other.excludedByPhase, uniquingKeysWith: +)
    }
}
