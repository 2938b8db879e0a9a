/// Every name that is read from a line, in all four generations of AIPerf's schema.
///
/// This table is the only place that knows them. Names that are not here are checked for structure and
/// passed over.
enum WireName: Int, CaseIterable, Comparable, Sendable {
    // The parts of a record.
    case metadata, metrics, traceData, error

    // metadata
    case benchmarkPhase, requestID, metadataRequestStart, metadataRequestEnd, wasCancelled
    case phaseName, conversationID, turnIndex, creditIssued, workerID

    // error
    case errorType, errorCode, errorMessage, errorCause, errorCauseChain

    // metrics: tokens, by their names in the order of preference
    case inputTokens, numInputTokens, inputSequenceLength, usagePromptTokens
    case outputTokens, numOutputTokens, outputSequenceLength, outputTokenCount, usageCompletionTokens
    // metrics: latencies and AIPerf's own http_req family
    case requestLatency, timeToFirstToken, interTokenLatency, interChunkLatency
    case httpReqBlocked, httpReqDNSLookup, httpReqConnecting, httpReqSending, httpReqWaiting
    case httpReqReceiving, httpReqDuration, httpReqDataSent, httpReqDataReceived, httpReqChunksReceived
    case goodRequestCount

    // trace_data: 0.5 and later, then what the draft called the same
    case poolWaitStart, poolWaitEnd, queuedStart, queuedEnd
    case connectStart, connectEnd, createStart, createEnd
    case lookupStart, lookupEnd, resolveHostStart, resolveHostEnd
    case sendStart, sendEnd, draftRequestStart, draftRequestEnd
    case receiveStart, receiveEnd, headersReceived
    case connectionReused, connectionReuseconn, dnsCacheHit
    case errorTimestamp, requestException
    case statusCode, draftStatus
    case localIP, localPort, remoteIP, remotePort
    case requestBytesTotal, requestChunks, requestWriteSizes, requestChunkSizes
    case responseBytesTotal, responseChunksCount, responseChunks
    case responseReceiveTimestamps, responseReceiveSizes

    // Inside a metric.
    case value, unit

    /// The object that a name is looked for in.
    enum Part: Sendable, CaseIterable {
        case record, metadata, error, metrics, trace, metric

        /// How the part is called in messages; empty for the record itself.
        var path: String {
            switch self {
            case .record: ""
            case .metadata: "metadata."
            case .error: "error."
            case .metrics, .metric: "metrics."
            case .trace: "trace_data."
            }
        }
    }

    /// Where the name stands and how it is spelled.
    var spelling: (part: Part, text: StaticString) {
        switch self {
        case .metadata: (.record, "metadata")
        case .metrics: (.record, "metrics")
        case .traceData: (.record, "trace_data")
        case .error: (.record, "error")
        case .benchmarkPhase: (.metadata, "benchmark_phase")
        case .requestID: (.metadata, "x_request_id")
        case .metadataRequestStart: (.metadata, "request_start_ns")
        case .metadataRequestEnd: (.metadata, "request_end_ns")
        case .wasCancelled: (.metadata, "was_cancelled")
        case .phaseName: (.metadata, "phase_name")
        case .conversationID: (.metadata, "conversation_id")
        case .turnIndex: (.metadata, "turn_index")
        case .creditIssued: (.metadata, "credit_issued_ns")
        case .workerID: (.metadata, "worker_id")
        case .errorType: (.error, "type")
        case .errorCode: (.error, "code")
        case .errorMessage: (.error, "message")
        case .errorCause: (.error, "cause")
        case .errorCauseChain: (.error, "cause_chain")
        case .inputTokens: (.metrics, "input_tokens")
        case .numInputTokens: (.metrics, "num_input_tokens")
        case .inputSequenceLength: (.metrics, "input_sequence_length")
        case .usagePromptTokens: (.metrics, "usage_prompt_tokens")
        case .outputTokens: (.metrics, "output_tokens")
        case .numOutputTokens: (.metrics, "num_output_tokens")
        case .outputSequenceLength: (.metrics, "output_sequence_length")
        case .outputTokenCount: (.metrics, "output_token_count")
        case .usageCompletionTokens: (.metrics, "usage_completion_tokens")
        case .requestLatency: (.metrics, "request_latency")
        case .timeToFirstToken: (.metrics, "time_to_first_token")
        case .interTokenLatency: (.metrics, "inter_token_latency")
        case .interChunkLatency: (.metrics, "inter_chunk_latency")
        case .httpReqBlocked: (.metrics, "http_req_blocked")
        case .httpReqDNSLookup: (.metrics, "http_req_dns_lookup")
        case .httpReqConnecting: (.metrics, "http_req_connecting")
        case .httpReqSending: (.metrics, "http_req_sending")
        case .httpReqWaiting: (.metrics, "http_req_waiting")
        case .httpReqReceiving: (.metrics, "http_req_receiving")
        case .httpReqDuration: (.metrics, "http_req_duration")
        case .httpReqDataSent: (.metrics, "http_req_data_sent")
        case .httpReqDataReceived: (.metrics, "http_req_data_received")
        case .httpReqChunksReceived: (.metrics, "http_req_chunks_received")
        case .goodRequestCount: (.metrics, "good_request_count")
        case .poolWaitStart: (.trace, "connection_pool_wait_start_ns")
        case .poolWaitEnd: (.trace, "connection_pool_wait_end_ns")
        case .queuedStart: (.trace, "connection_queued_start_ns")
        case .queuedEnd: (.trace, "connection_queued_end_ns")
        case .connectStart: (.trace, "tcp_connect_start_ns")
        case .connectEnd: (.trace, "tcp_connect_end_ns")
        case .createStart: (.trace, "connection_create_start_ns")
        case .createEnd: (.trace, "connection_create_end_ns")
        case .lookupStart: (.trace, "dns_lookup_start_ns")
        case .lookupEnd: (.trace, "dns_lookup_end_ns")
        case .resolveHostStart: (.trace, "dns_resolvehost_start_ns")
        case .resolveHostEnd: (.trace, "dns_resolvehost_end_ns")
        case .sendStart: (.trace, "request_send_start_ns")
        case .sendEnd: (.trace, "request_send_end_ns")
        case .draftRequestStart: (.trace, "request_start_ns")
        case .draftRequestEnd: (.trace, "request_end_ns")
        case .receiveStart: (.trace, "response_receive_start_ns")
        case .receiveEnd: (.trace, "response_receive_end_ns")
        case .headersReceived: (.trace, "response_headers_received_ns")
        case .connectionReused: (.trace, "connection_reused_ns")
        case .connectionReuseconn: (.trace, "connection_reuseconn_ns")
        case .dnsCacheHit: (.trace, "dns_cache_hit_ns")
        case .errorTimestamp: (.trace, "error_timestamp_ns")
        case .requestException: (.trace, "request_exception_ns")
        case .statusCode: (.trace, "response_status_code")
        case .draftStatus: (.trace, "response_status")
        case .localIP: (.trace, "local_ip")
        case .localPort: (.trace, "local_port")
        case .remoteIP: (.trace, "remote_ip")
        case .remotePort: (.trace, "remote_port")
        case .requestBytesTotal: (.trace, "request_bytes_total")
        case .requestChunks: (.trace, "request_chunks")
        case .requestWriteSizes: (.trace, "request_write_sizes_bytes")
        case .requestChunkSizes: (.trace, "request_chunk_sizes")
        case .responseBytesTotal: (.trace, "response_bytes_total")
        case .responseChunksCount: (.trace, "response_chunks_count")
        case .responseChunks: (.trace, "response_chunks")
        case .responseReceiveTimestamps: (.trace, "response_receive_timestamps_ns")
        case .responseReceiveSizes: (.trace, "response_receive_sizes_bytes")
        case .value: (.metric, "value")
        case .unit: (.metric, "unit")
        }
    }

    /// Orders as listed.
    static func < (left: WireName, right: WireName) -> Bool { left.rawValue < right.rawValue }

    /// The names that stand inside a part of a record.
    var members: Range<Int> {
        switch self {
        case .metadata: WireName.benchmarkPhase.rawValue..<WireName.errorType.rawValue
        case .error: WireName.errorType.rawValue..<WireName.inputTokens.rawValue
        case .metrics: WireName.inputTokens.rawValue..<WireName.poolWaitStart.rawValue
        case .traceData: WireName.poolWaitStart.rawValue..<WireName.value.rawValue
        default: 0..<0
        }
    }

    /// The name with its part, as messages give it: `trace_data.request_send_end_ns`.
    var path: String { spelling.part.path + spelling.text.description }
}
