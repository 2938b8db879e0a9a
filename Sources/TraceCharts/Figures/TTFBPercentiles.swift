extension Figure {
    /// Time to first byte at every percentile, the tail spread out.
    public static let ttfbPercentiles = Figure(
        name: "ttfb-percentiles",
        explanation: "Time to first byte at every percentile, the tail spread out."
    ) { run in
        PercentileFigure(of: .ttfb).chart(of: run)
    }
}
