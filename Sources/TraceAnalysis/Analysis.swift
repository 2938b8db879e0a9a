/// Everything computed about a run, ready to be written or drawn.
public struct Analysis: Sendable {
    /// What was chosen.
    public let options: AnalysisOptions
    /// What was in the file.
    public let overview: Overview
    /// How connections were made and reused.
    public let connections: Connections
    /// How host names were resolved.
    public let dns: DNSResolution
    /// The figures of each metric that was recorded.
    public let metrics: [MetricTag: Summary]
    /// Where the time of an answer goes.
    public let network: NetworkBreakdown
}

/// A run as read and as analysed: what charts are drawn from.
public struct AnalyzedRun: Sendable {
    /// The samples behind the analysis.
    public let measurements: Measurements
    /// Every section.
    public let analysis: Analysis
}
