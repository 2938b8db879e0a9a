extension ChartKind {
    /// Time to first byte at every percentile, the tail spread out.
    public static let ttfbPercentiles = ChartKind(
        name: "ttfb-percentiles",
        explanation: "Time to first byte at every percentile, the tail spread out."
    ) { run in
        PercentileChart(of: .ttfb).chart(of: run)
    }
}
