extension Figure {
    /// What share of the gaps between chunks was at most so long.
    public static let iclCDF = Figure(
        name: "icl-cdf",
        explanation: "What share of the gaps between chunks was at most so long."
    ) { run in
        DistributionFigure(of: .icl).chart(of: run)
    }
}
