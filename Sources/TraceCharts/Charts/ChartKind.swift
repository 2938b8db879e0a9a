import TraceAnalysis

/// A kind of chart: its name, what it is good for, and how it is made from a run.
public struct ChartKind: Sendable {
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

    /// Every chart, in the order in which they are listed.
    public static let all: [ChartKind] = [
        ttfbHistogram, iclHistogram, throughputHistogram, ttlbHistogram, chunkSizeHistogram,
        chunksPerRequestHistogram, ttfbCDF, iclCDF, throughputCDF, ttlbCDF, ttfbPercentiles, iclPercentiles,
        breakdown, phases, ttfbOverTime, throughputOverTime, concurrency, iclByPosition, ttfbByInputTokens,
        slowestRequests, lanes,
    ]

    /// The chart of a name; nil where there is none.
    public static func named(_ name: String) -> ChartKind? { all.first { $0.name == name } }
}
