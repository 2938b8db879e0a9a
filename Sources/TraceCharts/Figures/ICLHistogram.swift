extension Figure {
    /// How the gaps between chunks of a response spread.
    public static let iclHistogram = Figure(
        name: "icl-histogram",
        explanation: "How the gaps between chunks of a response spread, with p50, p90, p95 and p99."
    ) { run in
        HistogramFigure(of: .icl).chart(of: run)
    }
}
