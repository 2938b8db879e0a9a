extension ChartKind {
    /// How the gaps between chunks of a response spread.
    public static let iclHistogram = ChartKind(
        name: "icl-histogram",
        explanation: "How the gaps between chunks of a response spread, with p50, p90, p95 and p99."
    ) { run in
        HistogramChart(of: .icl).chart(of: run)
    }
}
