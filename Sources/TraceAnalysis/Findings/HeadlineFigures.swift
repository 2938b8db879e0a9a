/// The figures of a run that the headline tells, as its tables have them; times in ns, nil where not recorded.
///
/// A headline with medians of its own would differ from the tiles beside it where the percentile method takes one of
/// the values.
struct HeadlineFigures: Sendable, Equatable {
    /// The p50 of the first token, as AIPerf measured it.
    var firstToken: Double?
    /// The p50 of the first byte.
    var firstByte: Double?
    /// The p50 of the whole request: `http_req_duration`, else `request_latency`.
    var duration: Double?
    /// Successful requests a second.
    var requestsPerSecond: Double?
    /// Whether failed requests are among those that were timed.
    var holdsFailed = false

    /// Nothing that is known.
    init() {}
}
