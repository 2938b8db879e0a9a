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

    /// The whole request on the wire.
    static let duration = Subject(.httpReqDuration, title: "Request duration", items: "requests") { _ in
        "no response was timed"
    }

    /// Time to the first token, as AIPerf measured it.
    static let firstToken = Subject(.timeToFirstToken, title: "Time to first token", items: "requests") { _ in
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

    /// What a distribution of the metric tells: what the run's findings say of the chart, else how far its tail goes.
    ///
    /// Of a tail only where 1 % of at least 300 values, each a time, is three times the median or more; the factor is
    /// rounded down. nil where nothing is to be said.
    func finding(_ analysis: Analysis, _ sample: Sample, on kind: String) -> String? {
        if let found = Caption.finding(analysis, on: "\(shortName)-\(kind)") { return found }
        // Once for each metric: on its percentile curve, else on its histogram.
        let hasCurve = tag == .ttfb || tag == .interChunkLatency
        guard kind == (hasCurve ? "percentiles" : "histogram"), quantity == .time, sample.count >= 300
        else { return nil }
        let marks = sample.percentiles([Percentile(50), Percentile(99)], by: .nearest)
        guard marks[0] > 0, marks[1] >= 3 * marks[0] else { return nil }
        let factor = (marks[1] / marks[0]).rounded(.down)
        guard factor < 1e6 else { return nil }
        let what = tag == .ttfb ? "first bytes" : tag == .interChunkLatency ? "gaps" : items
        return "1 % of \(what) take \(FigureStyle.grouped(Int(factor)))× the median or longer"
    }

    /// The metric as names of charts have it.
    private var shortName: String {
        switch tag {
        case .interChunkLatency: "icl"
        case .tokenThroughput: "throughput"
        default: tag.name
        }
    }
}
