import TraceAnalysis

/// A metric as charts speak of it.
struct Subject: Sendable {
    /// The metric.
    let tag: MetricTag
    /// The title and the axis title: `Time to first byte`.
    let title: String
    /// What one value belongs to, in the plural: `requests`.
    let items: String
    /// Says why a run has no such values.
    let missing: @Sendable (Analysis) -> String

    /// A metric as charts speak of it.
    init(
        _ tag: MetricTag, title: String, items: String, missing: @escaping @Sendable (Analysis) -> String
    ) {
        self.tag = tag
        self.title = title
        self.items = items
        self.missing = missing
    }

    /// Time to first byte.
    static let ttfb = Subject(.ttfb, title: "Time to first byte", items: "requests") { _ in
        "no response was timed"
    }

    /// Time between the chunks of a response.
    static let icl = Subject(
        .interChunkLatency, title: "Inter-chunk latency", items: "gaps between chunks"
    ) { analysis in
        let overview = analysis.overview
        let isWhole = overview.streamingRequests == 0 && overview.nonStreamingRequests > 0
        return isWhole ? "no response had more than one chunk" : "chunk timestamps were not recorded"
    }

    /// Output tokens a second of each request.
    static let throughput = Subject(.tokenThroughput, title: "Token throughput", items: "requests") {
        $0.metrics[.outputTokens] == nil ? "output tokens were not recorded" : "no response was timed"
    }

    /// Time to last byte.
    static let ttlb = Subject(.ttlb, title: "Time to last byte", items: "requests") { _ in
        "no response was timed"
    }

    /// Bytes of each chunk.
    static let chunkSize = Subject(.chunkSize, title: "Chunk size", items: "chunks") { _ in
        "the sizes of chunks were not recorded"
    }

    /// Chunks of each response.
    static let chunksPerRequest = Subject(
        .chunksPerRequest, title: "Chunks per request", items: "requests"
    ) { _ in
        "the chunks of responses were not counted"
    }

    /// How values are written.
    var quantity: Quantity { tag.quantity }

    /// Why a run has no such values, failures first.
    func reason(_ analysis: Analysis) -> String {
        let overview = analysis.overview
        if overview.countedRecords == 0 { return "the run has no request of this phase" }
        if overview.successfulRequests == 0, !analysis.options.includeFailed { return "no request succeeded" }
        return missing(analysis)
    }
}
