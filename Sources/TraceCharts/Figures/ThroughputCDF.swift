extension Figure {
    /// What share of requests got at most so many output tokens per second.
    public static let throughputCDF = Figure(
        name: "throughput-cdf",
        explanation: "What share of requests got at most so many output tokens per second."
    ) { run in
        DistributionFigure(of: .throughput).chart(of: run)
    }
}
