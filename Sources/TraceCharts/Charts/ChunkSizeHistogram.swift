extension ChartKind {
    /// How the chunks of responses spread over their sizes.
    public static let chunkSizeHistogram = ChartKind(
        name: "chunk-size-histogram",
        explanation: "How the chunks of responses spread over their sizes, with p50, p90, p95 and p99."
    ) { run in
        HistogramChart(of: .chunkSize).chart(of: run)
    }
}
