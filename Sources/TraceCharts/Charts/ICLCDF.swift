extension ChartKind {
    /// What share of the gaps between chunks was at most so long.
    public static let iclCDF = ChartKind(
        name: "icl-cdf",
        explanation: "What share of the gaps between chunks was at most so long."
    ) { run in
        DistributionChart(of: .icl).chart(of: run)
    }
}
