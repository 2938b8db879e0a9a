extension Figure {
    /// The gap between chunks at every percentile, the tail spread out.
    public static let iclPercentiles = Figure(
        name: "icl-percentiles",
        explanation: "The gap between chunks at every percentile, the tail spread out."
    ) { run in
        PercentileFigure(of: .icl).chart(of: run)
    }
}
