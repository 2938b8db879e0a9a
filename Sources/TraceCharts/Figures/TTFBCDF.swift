extension Figure {
    /// What share of requests had their first byte within a time.
    public static let ttfbCDF = Figure(
        name: "ttfb-cdf",
        explanation: "What share of requests had their first byte within a time."
    ) { run in
        DistributionFigure(of: .ttfb).chart(of: run)
    }
}
