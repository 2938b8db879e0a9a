extension ChartKind {
    /// How requests spread over the number of chunks in their responses.
    public static let chunksPerRequestHistogram = ChartKind(
        name: "chunks-per-request-histogram",
        explanation: "In how many chunks responses came, with p50, p90, p95 and p99."
    ) { run in
        HistogramChart(of: .chunksPerRequest).chart(of: run)
    }
}
