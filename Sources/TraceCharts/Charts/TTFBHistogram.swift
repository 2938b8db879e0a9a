extension ChartKind {
    /// How requests spread over time to first byte.
    public static let ttfbHistogram = ChartKind(
        name: "ttfb-histogram",
        explanation: "How requests spread over time to first byte, with p50, p90, p95 and p99."
    ) { run in
        HistogramChart(of: .ttfb).chart(of: run)
    }
}
