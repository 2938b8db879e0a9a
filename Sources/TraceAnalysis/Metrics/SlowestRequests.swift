/// A request worth looking up in the server's log.
public struct SlowRequest: Sendable, Equatable {
    /// `x_request_id`, shortened where it is longer than any that is looked up; nil when not recorded.
    public internal(set) var id: String?
    /// When it began, in ns of wall clock; nil when not recorded.
    public let start: Int64?
    /// `http_req_duration`, else `request_latency`, in ns.
    public let duration: Double
    /// Which of the two that is.
    public let measure: MetricTag
    /// Time to first byte, in ns.
    public let ttfb: Double?
    /// Tokens of the prompt.
    public let inputTokens: Double?
    /// Tokens of the answer.
    public let outputTokens: Double?
    /// The six disjoint phases; nil when one of them is not recorded.
    public let phases: PhaseTimes?
    /// Whether it was successful.
    public let isSuccessful: Bool
    /// Its spans as the trace tells them; nil without a trace or without phases.
    let spans: PhaseSpans?
    /// How much longer it took than usual; nil where that was not asked for or cannot be told.
    public internal(set) var excess: Excess?

    /// What a request took beyond what its tokens explain, or beyond the median where answers hardly differ in length.
    public struct Excess: Sendable, Equatable {
        /// In ns, negative for one that was faster.
        public let time: Double
        /// Whether that is far more than usual (`DurationByTokens.outliers`).
        public let standsOut: Bool
        /// Whether it is counted from the median duration of all requests.
        public let isOverMedian: Bool
    }
}

extension SlowRequest {
    /// What a request is ranked by: the first of these that it has.
    static let measures: [MetricTag] = [.httpReqDuration, .requestLatency]

    /// - Returns: nil when neither duration nor latency is recorded.
    init?(_ request: borrowing RequestMetrics, _ record: borrowing TraceRecord) {
        let values = request.values
        guard let measure = Self.measures.first(where: { values[$0] != nil }),
            let duration = values[measure]
        else { return nil }
        self.init(
            id: record.metadata.requestID?.shortened(to: 128), start: request.start, duration: duration,
            measure: measure, ttfb: request.values[.ttfb], inputTokens: request.values[.inputTokens],
            outputTokens: request.values[.outputTokens], phases: request.phases,
            isSuccessful: request.outcome == .successful,
            spans: request.phases == nil ? nil : record.trace.map { PhaseSpans($0) })
    }

    /// The request cut into its phases where they lie in time.
    ///
    /// Without a trace the phases stand in their order; without phases the whole is one piece.
    public var pieces: [PhasePiece] {
        if let spans { return spans.pieces }
        guard let phases else { return [PhasePiece(phase: nil, start: 0, end: duration)] }
        return phases.pieces
    }

    /// Whether it comes before another: the longer first, then the earlier, then by id.
    func precedes(_ other: SlowRequest) -> Bool {
        if duration != other.duration { return duration > other.duration }
        if start != other.start { return (start ?? .max) < (other.start ?? .max) }
        return (id ?? "") < (other.id ?? "")
    }
}

/// The slowest requests of a run, the slowest first.
public struct SlowestRequests: Sendable, Equatable {
    /// How many are kept.
    public static let limit = 20

    /// The slowest, at most `limit`.
    public internal(set) var requests: [SlowRequest] = []

    /// Takes a request in, if it is among the slowest.
    ///
    /// O(1) for nearly all, of which nothing but the duration is looked at.
    mutating func add(_ request: borrowing RequestMetrics, _ record: borrowing TraceRecord) {
        let values = request.values
        let duration = SlowRequest.measures.lazy.compactMap { values[$0] }.first
        if requests.count == Self.limit, let duration, let last = requests.last, duration < last.duration {
            return
        }
        add(SlowRequest(request, record))
    }

    /// Takes a request in, if it is among the slowest.
    mutating func add(_ request: SlowRequest?) {
        guard let request else { return }
        if requests.count == Self.limit, let last = requests.last, !request.precedes(last) { return }
        let place = requests.firstIndex { request.precedes($0) } ?? requests.count
        requests.insert(request, at: place)
        if requests.count > Self.limit { requests.removeLast() }
    }

    /// Gives each request another id.
    mutating func rename(_ name: (String) -> String) {
        for index in requests.indices { requests[index].id = requests[index].id.map(name) }
    }

    /// Says of each how much longer it took than its tokens explain.
    mutating func explain(_ excess: (SlowRequest) -> SlowRequest.Excess?) {
        for index in requests.indices { requests[index].excess = excess(requests[index]) }
    }

    /// Takes in all that others hold, as coming behind these.
    mutating func append(_ other: SlowestRequests) {
        for request in other.requests { add(request) }
    }
}
