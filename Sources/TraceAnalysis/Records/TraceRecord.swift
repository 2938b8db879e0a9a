/// One request as its line tells it, whatever generation of AIPerf wrote the line.
///
/// Timestamps are nanoseconds of wall clock. What a line does not hold is nil.
struct TraceRecord: Sendable, Equatable {
    /// What the load generator knew of the request.
    var metadata = RecordMetadata()
    /// What AIPerf computed for the request.
    var metrics = RecordMetrics()
    /// What happened on the wire; nothing of it when the run was made without `--export-http-trace`.
    ///
    /// It is half a kilobyte, which asking an optional one for a field would copy.
    private(set) var wire = HTTPTrace()
    /// Whether the run was made with `--export-http-trace`.
    private(set) var isTraced = false
    /// What went wrong; nil when nothing is said to have.
    var error: RecordError?

    /// What happened on the wire; nil when the run was made without `--export-http-trace`.
    var trace: HTTPTrace? {
        get { isTraced ? wire : nil }
        set { (wire, isTraced) = (newValue ?? HTTPTrace(), newValue != nil) }
    }

    init(
        metadata: RecordMetadata = RecordMetadata(), metrics: RecordMetrics = RecordMetrics(),
        trace: HTTPTrace? = nil, error: RecordError? = nil
    ) {
        (self.metadata, self.metrics, self.error) = (metadata, metrics, error)
        self.trace = trace
    }

    /// Fills the trace where it stands, with arrays that keep their memory.
    mutating func readTrace<Fault>(_ read: (inout HTTPTrace) throws(Fault) -> Void) throws(Fault) {
        isTraced = true
        try read(&wire)
    }
}

/// What the load generator knew of a request.
///
/// AIPerf field: `metadata`.
struct RecordMetadata: Sendable, Equatable {
    /// `benchmark_phase`.
    var phase: String?
    /// `x_request_id`, as the server's log has it.
    var requestID: String?
    /// `request_start_ns`.
    var startNanoseconds: Int64?
    /// `request_end_ns`.
    var endNanoseconds: Int64?
    /// `was_cancelled`; false when absent.
    var wasCancelled = false
    /// `phase_name`, of which a run can have several.
    var phaseName: String?
    /// `conversation_id`.
    var conversationID: String?
    /// `turn_index`, from 0: the place of the request in its conversation.
    var turnIndex: Int64?
    /// `credit_issued_ns`: when the load generator decided to send.
    var creditNanoseconds: Int64?
    /// `worker_id`.
    var workerID: String?
}

/// What went wrong with a request.
///
/// AIPerf field: `error`. What its message says is kept masked only.
struct RecordError: Sendable, Equatable {
    /// `type`, such as `ServerDisconnectedError`.
    var type: String?
    /// `code`: an HTTP status, AIPerf's own 499, or a text.
    var code: FailureCode?
    /// `message`, masked and shortened.
    var message: MaskedMessage?
    /// What lies beneath: the last of `cause_chain`, else `cause`; masked and shortened.
    var rootCause: MaskedMessage?
}

/// The figures that AIPerf computed for a request.
///
/// AIPerf field: `metrics`.
///
/// Times are nanoseconds, exact where the decimal stands for a whole number of them.
struct RecordMetrics: Sendable, Equatable {
    /// Prompt tokens, by the first of the known names that is there.
    var inputTokens: Double?
    /// Output tokens, by the first of the known names that is there.
    var outputTokens: Double?
    /// `request_latency`, in ns.
    var requestLatency: Double?
    /// `time_to_first_token`, in ns.
    var timeToFirstToken: Double?
    /// `inter_token_latency`, in ns.
    var interTokenLatency: Double?
    /// `inter_chunk_latency`, in ns, one per gap; read only where there is no list of chunks.
    var interChunkLatency = NanosecondList()
    /// Whether there is an `inter_chunk_latency`, which AIPerf writes for streamed answers only.
    var hasInterChunkLatency = false
    /// `http_req_blocked`, in ns.
    var blocked: Double?
    /// `http_req_dns_lookup`, in ns.
    var dnsLookup: Double?
    /// `http_req_connecting`, in ns.
    var connecting: Double?
    /// `http_req_sending`, in ns.
    var sending: Double?
    /// `http_req_waiting`, in ns.
    var waiting: Double?
    /// `http_req_receiving`, in ns.
    var receiving: Double?
    /// `http_req_duration`, in ns.
    var duration: Double?
    /// `http_req_data_sent`, in bytes.
    var bytesSent: Double?
    /// `http_req_data_received`, in bytes.
    var bytesReceived: Double?
    /// `http_req_chunks_received`.
    var chunksReceived: Double?
    /// `good_request_count`: 1 where the request met all objectives of the run, else 0; nil where it had none.
    var goodRequests: Double?
    /// The metrics that are left out because the unit beside their value is unknown, or none of the metric's.
    var unread: [WireName] = []
}

/// What happened on the wire during a request.
///
/// AIPerf field: `trace_data`, all four generations.
struct HTTPTrace: Sendable, Equatable {
    /// A pair of timestamps, either of which may be missing.
    struct Span: Sendable, Equatable {
        /// When it began.
        var start: Int64?
        /// When it ended.
        var end: Int64?

        /// Whether both ends are known.
        var isComplete: Bool { start != nil && end != nil }
    }

    /// Waiting for a free connection of the pool.
    var poolWait = Span()
    /// TCP connect and TLS handshake.
    var connect = Span()
    /// Resolving the host's name.
    var lookup = Span()
    /// Sending the request.
    var send = Span()
    /// Receiving the response.
    var receive = Span()
    /// When the headers of the response had come.
    var headersReceived: Int64?
    /// When a pooled connection was taken; nil when a new one was made.
    var reused: Int64?
    /// When a name was found in the cache; nil when it was not.
    var dnsCacheHit: Int64?
    /// When the request failed; nil when it did not.
    var failed: Int64?
    /// The HTTP status of the response.
    var status: Int64?
    /// The address of the client's end of the connection.
    var localIP: String?
    /// The port of the client's end of the connection.
    var localPort: Int64?
    /// The address of the server's end of the connection.
    var remoteIP: String?
    /// The port of the server's end of the connection.
    var remotePort: Int64?
    /// Bytes of the request.
    var requestBytes: Int64?
    /// Bytes of the response.
    var responseBytes: Int64?
    /// How many chunks the response had, where they are not listed.
    var chunkCount: Int64?
    /// When each chunk of the response arrived; empty when they are not listed.
    var chunkTimes: [Int64] = []
    /// The size of each chunk in bytes; empty when they are not listed.
    var chunkSizes: [Int64] = []
}
