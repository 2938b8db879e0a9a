extension ChartKind {
    /// How requests spread over time to last byte.
    public static let ttlbHistogram = ChartKind(
        name: "ttlb-histogram",
        explanation: "How requests spread over time to last byte, with p50, p90, p95 and p99."
    ) { run in
        HistogramChart(of: .ttlb).chart(of: run)
    }
}
