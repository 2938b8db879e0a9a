extension Figure {
    /// How requests spread over time to first byte.
    public static let ttfbHistogram = Figure(
        name: "ttfb-histogram",
        explanation: "How requests spread over time to first byte, with p50, p90, p95 and p99."
    ) { run in
        HistogramFigure(of: .ttfb).chart(of: run)
    }
}
