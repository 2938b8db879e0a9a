extension Measurements {
    /// Nothing but values, for charts of numbers that come from no run.
    ///
    /// They count as the figures of as many successful requests, measured by a trace.
    public init(samples: [MetricTag: Sample]) {
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
            requests: nil)
    }
}
