extension Measurements {
    /// Nothing but values, for charts of numbers that come from no run.
    ///
    /// They count as the figures of as many successful requests, measured by a trace.
    public init(samples: [MetricTag: Sample], requests: RequestTable? = nil) {
        var counts = RecordCounts()
        counts.successful = samples.values.map(\.count).max() ?? 0
        counts.total = counts.successful
        let sources = samples.mapValues { sample in
            var counts = SourceCounts()
            counts.trace = sample.count
            return counts
        }
        self.init(
            counts: counts, samples: samples, sources: sources, network: NetworkBreakdown([]), failures: [:],
            agreements: [:],
            phaseTotals: PhaseTotals(), tokenTotals: TokenTotals(), span: nil, start: nil, malformedLines: [],
            requests: requests)
    }
}

extension RequestTable {
    /// Successful requests of which nothing is known but when they began, one every so many ns, and their times to
    /// first byte in ns.
    ///
    /// O(n).
    public init(ttfb: [Double], oneEvery interval: Int64) {
        self.init()
        for (index, value) in ttfb.enumerated() {
            var request = RequestMetrics(outcome: .successful, hasTrace: true)
            request.start = Int64(index) &* interval
            request.values[.ttfb] = value
            add(request, TraceRecord(), countsForLatencies: false)
        }
    }
}
