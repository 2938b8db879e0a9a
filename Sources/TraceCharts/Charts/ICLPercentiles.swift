extension ChartKind {
    /// The gap between chunks at every percentile, the tail spread out.
    public static let iclPercentiles = ChartKind(
        name: "icl-percentiles",
        explanation: "The gap between chunks at every percentile, the tail spread out."
    ) { run in
        PercentileChart(of: .icl).chart(of: run)
    }
}
