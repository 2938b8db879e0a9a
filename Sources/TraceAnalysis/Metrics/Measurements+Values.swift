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
        total = ttfb.count
        starts = ttfb.indices.map { Int64($0) &* interval }
        ends = [Int64](repeating: Self.unknown, count: total)
        connections = [UInt64](repeating: 0, count: total)
        hashes = starts.map { RequestHash.hash(id: "", start: $0, end: 0) }
        outcomes = [Outcome](repeating: .successful, count: total)
        self.ttfb = OptionalColumn(recorded: ttfb)
        let nothing = OptionalColumn(notRecorded: total)
        (ttlb, duration, latency, meanGap) = (nothing, nothing, nothing, nothing)
        (inputTokens, outputTokens) = (nothing, nothing)
        phases = [OptionalColumn](repeating: nothing, count: phases.count)
        gapCounts = [Int32](repeating: 0, count: total)
        thinOut()
    }
}
