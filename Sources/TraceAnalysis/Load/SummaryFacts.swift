/// What AIPerf's summary claims of its run, for it to be held against the records; nil where it says nothing.
public struct SummaryFacts: Sendable, Equatable {
    /// `start_time`, which has no zone, read as if it were UTC, in ns.
    public var localStart: Int64?
    /// `request_count`: successful requests of all profiling phases.
    public var successful: Int?
    /// `was_cancelled`.
    public var wasCancelled: Bool?
    /// `is_complete`.
    public var isComplete: Bool?
    /// `incomplete_reason`, masked like a message.
    public var incompleteReason: MaskedMessage?
    /// `goodput`: requests a second that met every objective.
    public var goodput: Double?
    /// `good_request_fraction`.
    public var goodFraction: Double?

    /// Nothing said.
    public init() {}
}
