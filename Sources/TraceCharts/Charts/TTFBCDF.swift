extension ChartKind {
    /// What share of requests had their first byte within a time.
    public static let ttfbCDF = ChartKind(
        name: "ttfb-cdf",
        explanation: "What share of requests had their first byte within a time."
    ) { run in
        DistributionChart(of: .ttfb).chart(of: run)
    }
}
