/// One request as its line tells it, whatever generation of AIPerf wrote the line.
///
/// Timestamps are nanoseconds of wall clock. What a line does not hold is nil.
public struct TraceRecord: Sendable, Equatable {
    /// What the load generator knew of the request.
    public var metadata = RecordMetadata()
    /// What AIPerf computed for the request.
    public var metrics = RecordMetrics()
    /// What happened on the wire; nil when the run was made without `--export-http-trace`.
    public var trace: HTTPTrace?
    /// What went wrong; nil when nothing is said to have.
    public var error: RecordError?
}

/// What the load generator knew of a request.
///
/// AIPerf field: `metadata`.
public struct RecordMetadata: Sendable, Equatable {
    /// `benchmark_phase`.
    public var phase: String?
    /// `x_request_id`, as the server's log has it.
    public var requestID: String?
    /// `request_start_ns`.
    public var startNanoseconds: Int64?
    /// `request_end_ns`.
    public var endNanoseconds: Int64?
    /// `was_cancelled`; false when absent.
    public var wasCancelled = false
}

/// What went wrong with a request.
///
/// AIPerf field: `error`. What its message says is kept masked only.
public struct RecordError: Sendable, Equatable {
    /// `type`, such as `ServerDisconnectedError`.
    public var type: String?
    /// `code`, an HTTP status or AIPerf's own 499.
    public var code: Int64?
    /// `message`, masked and shortened.
    public var message: MaskedMessage?
}

/// The figures that AIPerf computed for a request.
///
/// AIPerf field: `metrics`.
///
/// Times are nanoseconds, exact where the decimal stands for a whole number of them.
public struct RecordMetrics: Sendable, Equatable {
    /// Prompt tokens, by the first of the known names that is there.
    public var inputTokens: Double?
    /// Output tokens, by the first of the known names that is there.
    public var outputTokens: Double?
    /// `request_latency`, in ns.
    public var requestLatency: Double?
    /// `time_to_first_token`, in ns.
    public var timeToFirstToken: Double?
    /// `inter_token_latency`, in ns.
    public var interTokenLatency: Double?
    /// `inter_chunk_latency`, in ns, one per gap; read only where there is no list of chunks.
    public var interChunkLatency = NanosecondList()
    /// `http_req_blocked`, in ns.
    public var blocked: Double?
    /// `http_req_dns_lookup`, in ns.
    public var dnsLookup: Double?
    /// `http_req_connecting`, in ns.
    public var connecting: Double?
    /// `http_req_sending`, in ns.
    public var sending: Double?
    /// `http_req_waiting`, in ns.
    public var waiting: Double?
    /// `http_req_receiving`, in ns.
    public var receiving: Double?
    /// `http_req_duration`, in ns.
    public var duration: Double?
    /// `http_req_data_sent`, in bytes.
    public var bytesSent: Double?
    /// `http_req_data_received`, in bytes.
    public var bytesReceived: Double?
    /// `http_req_chunks_received`.
    public var chunksReceived: Double?
}

/// What happened on the wire during a request.
///
/// AIPerf field: `trace_data`, all four generations.
public struct HTTPTrace: Sendable, Equatable {
    /// A pair of timestamps, either of which may be missing.
    public struct Span: Sendable, Equatable {
        /// When it began.
        public var start: Int64?
        /// When it ended.
        public var end: Int64?

        /// Whether both ends are known.
        var isComplete: Bool { start != nil && end != nil }
    }

    /// Waiting for a free connection of the pool.
    public var poolWait = Span()
    /// TCP connect and TLS handshake.
    public var connect = Span()
    /// Resolving the host's name.
    public var lookup = Span()
    /// Sending the request.
    public var send = Span()
    /// Receiving the response.
    public var receive = Span()
    /// When a pooled connection was taken; nil when a new one was made.
    public var reused: Int64?
    /// When a name was found in the cache; nil when it was not.
    public var dnsCacheHit: Int64?
    /// When the request failed; nil when it did not.
    public var failed: Int64?
    /// The HTTP status of the response.
    public var status: Int64?
    /// The address of the client's end of the connection.
    public var localIP: String?
    /// The port of the client's end of the connection.
    public var localPort: Int64?
    /// The address of the server's end of the connection.
    public var remoteIP: String?
    /// The port of the server's end of the connection.
    public var remotePort: Int64?
    /// Bytes of the request.
    public var requestBytes: Int64?
    /// Bytes of the response.
    public var responseBytes: Int64?
    /// How many chunks the response had, where they are not listed.
    public var chunkCount: Int64?
    /// When each chunk of the response arrived; empty when they are not listed.
    public var chunkTimes: [Int64] = []
    /// The size of each chunk in bytes; empty when they are not listed.
    public var chunkSizes: [Int64] = []
}
