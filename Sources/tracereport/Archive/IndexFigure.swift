import TraceAnalysis

/// A figure by which runs are looked over in an archive's index.
struct IndexFigure: Sendable {
    /// The name in manifests and in `index.json`.
    let name: String
    /// What it is, as a heading.
    let label: String
    /// How it is written for people.
    let text: @Sendable (Double) -> String
    /// The figure of a run; nil when not recorded.
    let value: @Sendable (Analysis) -> Double?

    /// Every figure, in the order of the index.
    static let all: [IndexFigure] = [
        IndexFigure(name: "requests", label: "Requests", text: { FigureStyle.plain($0) }) {
            Double($0.overview.countedRecords)
        },
        IndexFigure(name: "failed_share", label: "Failed", text: FigureStyle.percent) { analysis in
            let counted = analysis.overview.countedRecords
            return counted > 0 ? Double(analysis.overview.failedRequests) / Double(counted) : nil
        },
        latency("ttfb", 50, .ttfb, "TTFB p50"), latency("ttfb", 99, .ttfb, "TTFB p99"),
        latency("icl", 50, .interChunkLatency, "ICL p50"), latency("icl", 99, .interChunkLatency, "ICL p99"),
        latency("request", 50, .httpReqDuration, "Request p50"),
        latency("request", 99, .httpReqDuration, "Request p99"),
        rate("request_throughput", "Requests/s") { $0.overview.requestThroughput },
        rate("output_token_throughput", "Tokens/s") { $0.overview.outputTokenThroughput },
    ]

    /// The figures that are followed over time.
    static let followed: [IndexFigure] = [
        "ttfb_p50_ms", "ttfb_p99_ms", "icl_p50_ms", "request_p50_ms", "request_throughput",
        "output_token_throughput", "failed_share",
    ].compactMap { name in all.first { $0.name == name } }

    private static func latency(_ name: String, _ percentile: Int, _ tag: MetricTag, _ label: String) -> Self
    {
        IndexFigure(
            name: "\(name)_p\(percentile)_ms", label: label,
            text: { FigureStyle.duration(milliseconds: $0) }
        ) { $0.metrics[tag]?.p(percentile) }
    }

    private static func rate(
        _ name: String, _ label: String, _ value: @escaping @Sendable (Analysis) -> Double?
    ) -> Self {
        IndexFigure(name: name, label: label, text: { FigureStyle.fixed($0, 2) }, value: value)
    }
}
