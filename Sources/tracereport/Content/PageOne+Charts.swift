import TraceAnalysis

extension PageOne {
    /// How many charts stand on page one.
    static let shownCharts = 2

    /// Charts that need more height than page one has for them.
    private static let tooHigh: Set<String> = ["throughput-over-time", "slowest-requests", "lanes"]

    /// The charts that tell the most of a run, the best first; not all of them need be there.
    static func charts(_ analysis: Analysis) -> [String] {
        let findings = analysis.findings?.ranked ?? []
        let problems = findings.filter { $0.severity < .notice }
        var charts: [String] = []
        func has(_ ids: Set<Finding.ID>) -> Bool { problems.contains { ids.contains($0.id) } }
        if analysis.overview.ownFailures > 0 {
            charts.append("failures-over-time")
        }
        if has([.stall]) { charts += ["stalls", "concurrency"] }
        if has([.overload, .queueing, .loadNotDelivered]) { charts += ["concurrency", "ttfb-over-time"] }
        if has([.queueing]) { charts.append("first-token-by-in-flight") }
        if has([.missedObjectives]) { charts.append("slo") }
        if has([.coldStart]) { charts.append("ttfb-over-time") }
        charts += findings.compactMap(\.chart)
        if (analysis.correlation.durationExplainedByTokens ?? 0) >= 0.25 {
            charts.append("duration-by-output-tokens")
        }
        charts += analysis.overview.streamingRequests > 0 ? ["ttfb-histogram"] : ["ttlb-histogram"]
        charts += [
            "duration-by-output-tokens", "ttlb-histogram", "concurrency", "ttfb-histogram", "ttfb-over-time",
        ]
        // What has one or two values is said in words.
        let hidden = tooHigh.union(ReportContent.plainCharts(analysis).keys)
        return charts.reduce(into: []) { if !$0.contains($1), !hidden.contains($1) { $0.append($1) } }
    }
}
