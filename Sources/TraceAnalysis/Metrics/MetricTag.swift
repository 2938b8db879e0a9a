/// The metrics of a run, by the names they have in JSON, CSV and rules.
///
/// The order of the cases is the order in which they are listed.
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

    /// The name in JSON, CSV and rules.
    public var name: String {
        switch self {
        case .connectionQueueWait: "connection_queue_wait"
        case .connectionEstablishmentTime: "connection_establishment_time"
        case .dnsResolutionTime: "dns_resolution_time"
        case .requestSendTime: "request_send_time"
        case .ttfb: "ttfb"
        case .ttlb: "ttlb"
        case .chunksPerRequest: "chunks_per_request"
        case .interChunkLatency: "inter_chunk_latency"
        case .chunkSize: "chunk_size"
        case .requestSize: "request_size"
        case .responseSize: "response_size"
        case .inputTokens: "input_tokens"
        case .outputTokens: "output_tokens"
        case .tokenThroughput: "token_throughput"
        case .timePerOutputToken: "time_per_output_token"
        case .bytesPerToken: "bytes_per_token"
        case .chunksPerToken: "chunks_per_token"
        case .httpReqBlocked: "http_req_blocked"
        case .httpReqDNSLookup: "http_req_dns_lookup"
        case .httpReqConnecting: "http_req_connecting"
        case .httpReqSending: "http_req_sending"
        case .httpReqWaiting: "http_req_waiting"
        case .httpReqReceiving: "http_req_receiving"
        case .httpReqDuration: "http_req_duration"
        case .requestLatency: "request_latency"
        case .timeToFirstToken: "time_to_first_token"
        case .interTokenLatency: "inter_token_latency"
        }
    }

    /// The unit of the metric in JSON and CSV.
    public var unit: MetricUnit {
        switch self {
        case .chunkSize, .requestSize, .responseSize: .bytes
        case .chunksPerRequest: .count
        case .inputTokens, .outputTokens: .tokens
        case .tokenThroughput: .tokensPerSecond
        case .bytesPerToken: .bytesPerToken
        case .chunksPerToken: .chunksPerToken
        default: .milliseconds
        }
    }
}
