extension HeadlineFigures {
    /// The figures of a run that has them all.
    init(_ metrics: [MetricTag: Summary], requestsPerSecond: Double?, _ options: AnalysisOptions) {
        firstToken = metrics[.timeToFirstToken]?.p(50)
        firstByte = metrics[.ttfb]?.p(50)
        duration = (metrics[.httpReqDuration] ?? metrics[.requestLatency])?.p(50)
        self.requestsPerSecond = requestsPerSecond
        holdsFailed = options.includeFailed
    }
}
