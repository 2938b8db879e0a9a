/// The metrics of a run, by the names they have in JSON, CSV and rules.
///
/// The order of the cases is the order in which they are listed.
public enum MetricTag: String, Sendable, Hashable, CaseIterable, Codable {
    /// Pool wait end − start, of those that waited.
    case connectionQueueWait = "connection_queue_wait"
    /// Connect end − start (TCP and TLS), of those that connected.
    case connectionEstablishmentTime = "connection_establishment_time"
    /// Lookup end − start, of those that looked up.
    case dnsResolutionTime = "dns_resolution_time"
    /// Send end − send start.
    case requestSendTime = "request_send_time"
    /// First response chunk − send end.
    case ttfb
    /// Last response chunk − send end.
    case ttlb
    /// Response chunks of a request.
    case chunksPerRequest = "chunks_per_request"
    /// Time between consecutive chunks of one response.
    case interChunkLatency = "inter_chunk_latency"
    /// Size of a single response chunk.
    case chunkSize = "chunk_size"
    /// Bytes sent.
    case requestSize = "request_size"
    /// Bytes received.
    case responseSize = "response_size"
    /// Tokens of the prompt.
    case inputTokens = "input_tokens"
    /// Tokens of the answer.
    case outputTokens = "output_tokens"
    /// Output tokens ÷ TTLB.
    case tokenThroughput = "token_throughput"
    /// TTLB ÷ output tokens.
    case timePerOutputToken = "time_per_output_token"
    /// Response bytes ÷ output tokens.
    case bytesPerToken = "bytes_per_token"
    /// Response chunks ÷ output tokens.
    case chunksPerToken = "chunks_per_token"
    /// AIPerf's and k6's time blocked in the connection pool; 0 where it did not happen.
    case httpReqBlocked = "http_req_blocked"
    /// AIPerf's and k6's lookup time; 0 where it did not happen.
    case httpReqDNSLookup = "http_req_dns_lookup"
    /// AIPerf's and k6's connect time; 0 where it did not happen.
    case httpReqConnecting = "http_req_connecting"
    /// AIPerf's and k6's send time.
    case httpReqSending = "http_req_sending"
    /// AIPerf's and k6's waiting time, from the request's last byte to the response's first.
    case httpReqWaiting = "http_req_waiting"
    /// AIPerf's and k6's receive time, from the first to the last byte of the response.
    case httpReqReceiving = "http_req_receiving"
    /// AIPerf's and k6's whole request, from send start to the end of the response.
    case httpReqDuration = "http_req_duration"
    /// AIPerf's own latency of a request, as the record gives it.
    case requestLatency = "request_latency"
    /// AIPerf's own time to first token, as the record gives it.
    case timeToFirstToken = "time_to_first_token"
    /// AIPerf's own mean time between tokens of a request, as the record gives it.
    case interTokenLatency = "inter_token_latency"

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
