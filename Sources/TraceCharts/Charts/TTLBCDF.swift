extension ChartKind {
    /// What share of requests had their last byte within a time.
    public static let ttlbCDF = ChartKind(
        name: "ttlb-cdf",
        explanation: "What share of requests had their last byte within a time."
    ) { run in
        DistributionChart(of: .ttlb).chart(of: run)
    }
}
