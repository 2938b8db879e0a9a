/// What is known of all profiling records of a file, whichever phase is analysed: what AIPerf's summary is about.
public struct ProfilingTally: Sendable, Equatable {
    /// Records.
    public internal(set) var records = 0
    /// Of these the successful.
    public internal(set) var successful = 0
    /// When the first of them began, in ns of wall clock; nil when not recorded.
    public internal(set) var start: Int64?

    /// Takes in one record.
    mutating func add(_ request: borrowing RequestMetrics) {
        records += 1
        successful += request.outcome == .successful ? 1 : 0
        if let begin = request.reportedStart { start = min(start ?? begin, begin) }
    }

    /// Takes in all that another tally holds.
    mutating func append(_ other: ProfilingTally) {
        records += other.records
        successful += other.successful
        if let theirs = other.start { start = min(start ?? theirs, theirs) }
    }
}
