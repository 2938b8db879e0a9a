import TraceAnalysis

extension MetricTag {
    /// What the metric is, in a few words: the definition behind its figures.
    var definition: String {
        switch self {
        case .connectionQueueWait: "pool wait end − start, of requests that waited"
        case .connectionEstablishmentTime: "TCP and TLS connect end − start, of requests that connected"
        case .dnsResolutionTime: "lookup end − start, of requests that looked up"
        case .requestSendTime: "send end − send start"
        case .ttfb: "first response chunk − send end"
        case .ttlb: "last response chunk − send end"
        case .chunksPerRequest: "response chunks of a request"
        case .interChunkLatency: "gap between consecutive chunks of a response"
        case .chunkSize: "bytes of one response chunk"
        case .requestSize: "bytes sent"
        case .responseSize: "bytes received"
        case .inputTokens: "tokens of the prompt"
        case .outputTokens: "tokens of the answer"
        case .tokenThroughput: "output tokens ÷ ttlb"
        case .timePerOutputToken: "ttlb ÷ output tokens"
        case .bytesPerToken: "response bytes ÷ output tokens"
        case .chunksPerToken: "response chunks ÷ output tokens"
        case .httpReqBlocked: "time in the connection pool, 0 where there was none"
        case .httpReqDNSLookup: "time of the lookup, 0 where there was none"
        case .httpReqConnecting: "time to connect, 0 where there was none"
        case .httpReqSending: "send end − send start; holds connecting where the trace nests it"
        case .httpReqWaiting: "first response chunk − send end"
        case .httpReqReceiving: "last response chunk − first"
        case .httpReqDuration: "end of the response − send start"
        case .requestLatency: "AIPerf's own, from its start of the request to the last content"
        case .timeToFirstToken: "AIPerf's own, from its start of the request to the first content"
        case .interTokenLatency: "AIPerf's own mean time between tokens of a request"
        }
    }
}
