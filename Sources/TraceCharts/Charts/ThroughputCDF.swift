extension ChartKind {
    /// What share of requests got at most so many output tokens per second.
    public static let throughputCDF = ChartKind(
        name: "throughput-cdf",
        explanation: "What share of requests got at most so many output tokens per second."
    ) { run in
        DistributionChart(of: .throughput).chart(of: run)
    }
}
