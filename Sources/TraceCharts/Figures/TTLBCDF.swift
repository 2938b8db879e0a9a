extension Figure {
    /// What share of requests had their last byte within a time.
    public static let ttlbCDF = Figure(
        name: "ttlb-cdf",
        explanation: "What share of requests had their last byte within a time."
    ) { run in
        DistributionFigure(of: .ttlb).chart(of: run)
    }
}
