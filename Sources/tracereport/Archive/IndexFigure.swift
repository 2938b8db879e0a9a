import TraceAnalysis

/// A figure by which runs are looked over in an archive's index: a choice from the catalogues of figures.
struct IndexFigure: Sendable {
    /// The name in manifests and in `index.json`.
    let name: String
    /// What it is, as a heading.
    let label: String
    /// The figure.
    let figure: FigureID

    /// Every figure, in the order of the index.
    static let all: [IndexFigure] = [
        IndexFigure("requests", "Requests", .run(.requests)),
        IndexFigure("failed_share", "Failed", .run(.failedShare)),
        IndexFigure("ttfb_p50_ms", "TTFB p50", .percentile(50, .ttfb)),
        IndexFigure("ttfb_p99_ms", "TTFB p99", .percentile(99, .ttfb)),
        IndexFigure("icl_p50_ms", "ICL p50", .percentile(50, .interChunkLatency)),
        IndexFigure("icl_p99_ms", "ICL p99", .percentile(99, .interChunkLatency)),
        IndexFigure("request_p50_ms", "Request p50", .percentile(50, .httpReqDuration)),
        IndexFigure("request_p99_ms", "Request p99", .percentile(99, .httpReqDuration)),
        IndexFigure("request_throughput", "Requests/s", .run(.requestThroughput)),
        IndexFigure("output_token_throughput", "Tokens/s", .run(.outputTokenThroughput)),
    ]

    /// The figures that are followed over time.
    static let followed: [IndexFigure] = [
        "ttfb_p50_ms", "ttfb_p99_ms", "icl_p50_ms", "request_p50_ms", "request_throughput",
        "output_token_throughput", "failed_share",
    ].compactMap { name in all.first { $0.name == name } }

    private init(_ name: String, _ label: String, _ figure: FigureID) {
        (self.name, self.label, self.figure) = (name, label, figure)
    }

    /// The figure of a run as manifests hold it, times in milliseconds; nil when not recorded.
    func value(_ analysis: Analysis) -> Double? {
        analysis.figure(figure).value.map(figure.quantity.encoded)
    }

    /// A value of a manifest as people read it.
    func text(_ value: Double) -> String { figure.quantity.cell(figure.quantity.decoded(value)) }
}
