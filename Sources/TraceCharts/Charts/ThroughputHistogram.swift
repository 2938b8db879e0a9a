extension ChartKind {
    /// How requests spread over output tokens per second.
    public static let throughputHistogram = ChartKind(
        name: "throughput-histogram",
        explanation: "How requests spread over output tokens per second, with p50, p90, p95 and p99."
    ) { run in
        HistogramChart(of: .throughput).chart(of: run)
    }
}
