extension HeadlineFigures {
    /// The figures of a run that has them all.
    init(_ metrics: [MetricTag: Summary], _ overview: Overview, _ options: AnalysisOptions) {
        firstToken = metrics[.timeToFirstToken]?.p(50)
        firstByte = metrics[.ttfb]?.p(50)
        duration = (metrics[.httpReqDuration] ?? metrics[.requestLatency])?.p(50)
        requestsPerSecond = overview.requestThroughput
        isStreaming = 2 * overview.streamingRequests >= max(overview.successfulRequests, 1)
        successful = overview.successfulRequests
        failed = overview.ownFailures
        holdsFailed = options.includeFailed
    }
}
