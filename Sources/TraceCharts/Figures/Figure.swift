import TraceAnalysis

/// A kind of chart: its name, what it is good for, and how it is made from a run.
public struct Figure: Sendable {
    /// The name in options and file names: `ttfb-histogram`.
    public let name: String
    /// What the chart shows, in one line.
    public let explanation: String
    /// Makes the chart.
    ///
    /// A run without the data gives a chart that says why.
    public let chart: @Sendable (AnalyzedRun) -> Chart

    /// A kind of chart.
    public init(name: String, explanation: String, chart: @escaping @Sendable (AnalyzedRun) -> Chart) {
        self.name = name
        self.explanation = explanation
        self.chart = chart
    }

    /// Every figure, in the order in which they are listed.
    public static let all: [Figure] = [
        ttfbHistogram, iclHistogram, throughputHistogram, ttlbHistogram, chunkSizeHistogram,
        chunksPerRequestHistogram, ttfbCDF, iclCDF, throughputCDF, ttlbCDF, ttfbPercentiles, iclPercentiles,
        breakdown, phases, ttfbOverTime, throughputOverTime, concurrency, iclByPosition, ttfbByInputTokens,
        slowestRequests, lanes,
    ]

    /// The figure of a name.
    public static func named(_ name: String) -> Figure? { all.first { $0.name == name } }
}
