/// The metrics of a run.
///
/// The order of the cases is the order in which they are listed. What is known of each is its `Metric`.
public enum MetricTag: Int, Sendable, Hashable, CaseIterable {
    /// Pool wait end − start, of those that waited.
    case connectionQueueWait
    /// Connect end − start (TCP and TLS), of those that connected.
    case connectionEstablishmentTime
    /// Lookup end − start, of those that looked up.
    case dnsResolutionTime
    /// Send end − send start.
    case requestSendTime
    /// First response chunk − send end.
    case ttfb
    /// Last response chunk − send end.
    case ttlb
    /// Response chunks of a request.
    case chunksPerRequest
    /// Time between consecutive chunks of one response.
    case interChunkLatency
    /// Size of a single response chunk.
    case chunkSize
    /// Bytes sent.
    case requestSize
    /// Bytes received.
    case responseSize
    /// Tokens of the prompt.
    case inputTokens
    /// Tokens of the answer.
    case outputTokens
    /// Output tokens ÷ TTLB.
    case tokenThroughput
    /// TTLB ÷ output tokens.
    case timePerOutputToken
    /// Response bytes ÷ output tokens.
    case bytesPerToken
    /// Response chunks ÷ output tokens.
    case chunksPerToken
    /// AIPerf's and k6's time blocked in the connection pool; 0 where it did not happen.
    case httpReqBlocked
    /// AIPerf's and k6's lookup time; 0 where it did not happen.
    case httpReqDNSLookup
    /// AIPerf's and k6's connect time; 0 where it did not happen.
    case httpReqConnecting
    /// AIPerf's and k6's send time.
    case httpReqSending
    /// AIPerf's and k6's waiting time, from the request's last byte to the response's first.
    case httpReqWaiting
    /// AIPerf's and k6's receive time, from the first to the last byte of the response.
    case httpReqReceiving
    /// AIPerf's and k6's whole request, from send start to the end of the response.
    case httpReqDuration
    /// AIPerf's own latency of a request, as the record gives it.
    case requestLatency
    /// AIPerf's own time to first token, as the record gives it.
    case timeToFirstToken
    /// AIPerf's own mean time between tokens of a request, as the record gives it.
    case interTokenLatency
    /// Time of a token after the first, of streamed answers of at least two.
    case decodeTimePerToken
    /// Start of the request − when the load generator decided to send it.
    case scheduleLag
    /// Headers of the answer − send end.
    case timeToHeaders
}

extension MetricTag {
    /// The catalogue: all that is known of each metric but how its values are found.
    private static let catalogue = allCases.map(\.row)

    /// What is known of the metric.
    public var metric: Metric { Self.catalogue[rawValue] }
    /// The name in JSON, CSV and rules.
    public var name: String { metric.name }
    /// What its values measure.
    public var quantity: Quantity { metric.quantity }
    /// Whether values are put into cells where that is asked for: there are few different counts.
    var isInCells: Bool { ![.count, .tokens].contains(quantity) }

    private var row: Metric {
        switch self {
        case .connectionQueueWait:
            Metric(
                "connection_queue_wait", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "Queue Wait Time", definition: "pool wait end − start, of requests that waited")
        case .connectionEstablishmentTime:
            Metric(
                "connection_establishment_time", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "Connection Establishment Time",
                definition: "TCP and TLS connect end − start, of requests that connected")
        case .dnsResolutionTime:
            Metric(
                "dns_resolution_time", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "DNS Resolution Time", definition: "lookup end − start, of requests that looked up")
        case .requestSendTime:
            Metric(
                "request_send_time", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "Request Send Time", definition: "send end − send start")
        case .ttfb:
            Metric(
                "ttfb", .time, .down, from: .trace, of: .request, failed: .whenAsked, layout: .distribution,
                title: "Time to First Byte", heading: "TTFB (includes network + server processing)",
                definition: "first response chunk − send end")
        case .ttlb:
            Metric(
                "ttlb", .time, .down, from: .trace, of: .request, failed: .whenAsked, layout: .distribution,
                title: "Time to Last Byte", heading: "TTLB (total response time)",
                definition: "last response chunk − send end")
        case .chunksPerRequest:
            Metric(
                "chunks_per_request", .count, .neither, from: .trace, of: .request, failed: .never,
                layout: .brief,
                title: "Chunks per Request", definition: "response chunks of a request")
        case .interChunkLatency:
            Metric(
                "inter_chunk_latency", .time, .down, from: .trace, of: .gap, failed: .whenAsked,
                layout: .distribution,
                title: "Inter-Chunk Latency (ICL)",
                definition: "gap between consecutive chunks of a response")
        case .chunkSize:
            Metric(
                "chunk_size", .bytes, .neither, from: .trace, of: .chunk, failed: .never,
                layout: .distribution,
                title: "Chunk Sizes", definition: "bytes of one response chunk")
        case .requestSize:
            Metric(
                "request_size", .bytes, .neither, from: .trace, of: .request, failed: .never, layout: .total,
                title: "Request Sizes", definition: "bytes sent")
        case .responseSize:
            Metric(
                "response_size", .bytes, .neither, from: .trace, of: .request, failed: .never, layout: .total,
                title: "Response Sizes", definition: "bytes received")
        case .inputTokens:
            Metric(
                "input_tokens", .tokens, .neither, from: .aiperf, of: .request, failed: .never,
                layout: .total,
                title: "Input Tokens", definition: "tokens of the prompt")
        case .outputTokens:
            Metric(
                "output_tokens", .tokens, .neither, from: .aiperf, of: .request, failed: .never,
                layout: .total,
                title: "Output Tokens", definition: "tokens of the answer")
        case .tokenThroughput:
            Metric(
                "token_throughput", .tokensPerSecond, .up, from: .trace, of: .request, failed: .never,
                layout: .distribution,
                title: "Token Throughput", heading: "Token Throughput (tokens/second)",
                definition: "output tokens ÷ ttlb")
        case .timePerOutputToken:
            Metric(
                "time_per_output_token", .time, .down, from: .trace, of: .request, failed: .never,
                layout: .distribution,
                title: "Time per Output Token", definition: "ttlb ÷ output tokens")
        case .bytesPerToken:
            Metric(
                "bytes_per_token", .bytesPerToken, .neither, from: .trace, of: .request, failed: .never,
                layout: .brief,
                title: "Bytes per Token", heading: "Bytes per Token (network efficiency)",
                definition: "response bytes ÷ output tokens")
        case .chunksPerToken:
            Metric(
                "chunks_per_token", .chunksPerToken, .neither, from: .trace, of: .request, failed: .never,
                layout: .brief,
                title: "Chunks per Token", heading: "Chunks per Token (streaming granularity)",
                definition: "response chunks ÷ output tokens")
        case .httpReqBlocked:
            Metric(
                "http_req_blocked", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "http_req_blocked", definition: "time in the connection pool, 0 where there was none")
        case .httpReqDNSLookup:
            Metric(
                "http_req_dns_lookup", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "http_req_dns_lookup", definition: "time of the lookup, 0 where there was none")
        case .httpReqConnecting:
            Metric(
                "http_req_connecting", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "http_req_connecting", definition: "time to connect, 0 where there was none")
        case .httpReqSending:
            Metric(
                "http_req_sending", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "http_req_sending",
                definition: "send end − send start; holds connecting where the trace nests it")
        case .httpReqWaiting:
            Metric(
                "http_req_waiting", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "http_req_waiting", definition: "first response chunk − send end")
        case .httpReqReceiving:
            Metric(
                "http_req_receiving", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "http_req_receiving", definition: "last response chunk − first")
        case .httpReqDuration:
            Metric(
                "http_req_duration", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "http_req_duration", definition: "end of the response − send start")
        case .requestLatency:
            Metric(
                "request_latency", .time, .down, from: .aiperf, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "request_latency",
                definition: "AIPerf's own, from its start of the request to the last content")
        case .timeToFirstToken:
            Metric(
                "time_to_first_token", .time, .down, from: .aiperf, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "time_to_first_token",
                definition: "AIPerf's own, from its start of the request to the first content")
        case .interTokenLatency:
            Metric(
                "inter_token_latency", .time, .down, from: .aiperf, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "inter_token_latency",
                definition: "AIPerf's own mean time between tokens of a request")
        case .decodeTimePerToken:
            Metric(
                "decode_time_per_token", .time, .down, from: .either, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "Decode Time per Token",
                definition:
                    "inter_token_latency, else (last chunk − first) ÷ (output tokens − 1), of streamed answers"
            )
        case .scheduleLag:
            Metric(
                "schedule_lag", .time, .down, from: .aiperf, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "Schedule Lag",
                definition: "start of the request − when the load generator decided to send it")
        case .timeToHeaders:
            Metric(
                "time_to_headers", .time, .down, from: .trace, of: .request, failed: .whenAsked,
                layout: .distribution,
                title: "Time to Headers", definition: "headers of the response − send end")
        }
    }
}
