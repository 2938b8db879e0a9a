extension RequestTable {
    /// The rows that count for the latencies and of which it is known when they began, in the order in which they began.
    ///
    /// O(n).
    func rowsByStart(_ options: AnalysisOptions) -> [Int] {
        let starts = self[.start]
        let rows = counted(options).filter { starts[$0] != nil }
        return RadixSort.sorted(rows) { UInt64(bitPattern: (starts[$0] ?? 0) ^ .min) }
    }

    /// A figure of some rows, in their order, where it is recorded.
    func values(_ column: RequestFigure, _ rows: [Int]) -> [Double] {
        let column = self[column]
        return rows.compactMap { column[$0] }
    }
}

extension MetricTag {
    /// The column of the table of requests that holds this metric, or what goes up and down with it; nil for none.
    ///
    /// In its order the dependence of the metric's values on those before is found.
    var column: RequestFigure? {
        switch self {
        case .httpReqDuration, .requestLatency, .ttlb: .duration
        case .ttfb, .httpReqWaiting: .ttfb
        case .timeToFirstToken: .timeToFirstToken
        case .decodeTimePerToken, .interTokenLatency, .timePerOutputToken, .tokenThroughput: .decodeTime
        case .httpReqReceiving: .transfer
        case .httpReqBlocked, .connectionQueueWait: .blocked
        case .httpReqDNSLookup, .dnsResolutionTime: .dns
        case .httpReqConnecting, .connectionEstablishmentTime: .connect
        case .httpReqSending, .requestSendTime: .send
        case .timeToHeaders: .headers
        case .inputTokens, .requestSize: .inputTokens
        case .outputTokens, .chunksPerRequest, .responseSize, .bytesPerToken, .chunksPerToken: .outputTokens
        case .scheduleLag, .interChunkLatency, .chunkSize: nil
        }
    }
}
