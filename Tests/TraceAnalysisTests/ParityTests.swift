import Foundation
import Testing
import TraceAnalysis

/// Our figures held against AIPerf's own summary of the same run, every figure that the summary holds.
@Suite struct ParityTests {
    private static let phases: [MetricTag] = [
        .httpReqBlocked, .httpReqDNSLookup, .httpReqConnecting, .httpReqSending, .httpReqWaiting,
        .httpReqReceiving, .httpReqDuration,
    ]
    private static let latencies: [MetricTag] = [.requestLatency, .timeToFirstToken, .interTokenLatency]

    @Test func theRunsAreThere() {
        #expect(RecordedRun.all.count >= 9)
        #expect(RecordedRun.withSummary.count >= 8)
        let versions = Set(
            RecordedRun.withSummary.compactMap { $0.name.split(separator: "-").dropFirst().first })
        #expect(versions == ["0.6", "0.8", "0.13"])
    }

    @Test(arguments: RecordedRun.withSummary)
    func everyPhaseAgrees(_ run: RecordedRun) throws {
        let summary = try run.summary()
        let analysis = try run.linearAnalysis()
        for tag in Self.phases { try compare(tag, of: analysis, with: summary, in: run) }
    }

    @Test(arguments: RecordedRun.withSummary)
    func everyLatencyTakenFromTheRecordsAgrees(_ run: RecordedRun) throws {
        let summary = try run.summary()
        let analysis = try run.linearAnalysis()
        for tag in Self.latencies {
            guard summary[tag.name] != nil else {
                #expect(analysis.metrics[tag] == nil, "\(run.name) \(tag)")
                continue
            }
            try compare(tag, of: analysis, with: summary, in: run)
        }
    }

    /// In streamed answers of at least two tokens, which are all that AIPerf gives the figure for.
    @Test(arguments: RecordedRun.withSummary)
    func decodeTimeIsAIPerfsInterTokenLatency(_ run: RecordedRun) throws {
        let summary = try run.summary()
        let analysis = try run.linearAnalysis()
        guard summary["inter_token_latency"] != nil else {
            #expect(analysis.metrics[.decodeTimePerToken] == nil)
            return
        }
        try compare(.decodeTimePerToken, as: "inter_token_latency", of: analysis, with: summary, in: run)
    }

    /// AIPerf's figure is of all requests, failed or not, and a Double of wall clock tells 256 ns apart.
    @Test(arguments: RecordedRun.loads.filter(\.hasFigures))
    func scheduleLagAgreesWhereEveryRequestSucceeded(_ run: RecordedRun) throws {
        let theirs = try #require(try run.summary()["credit_to_start_latency"] as? [String: Any])
        let analysis = try run.linearAnalysis()
        let ours = try #require(analysis.metrics[.scheduleLag])
        guard analysis.overview.failedRequests == 0 else {
            #expect(ours.count == analysis.overview.successfulRequests)
            return
        }
        #expect(theirs["count"] as? Double == Double(ours.count))
        for (name, value) in [
            ("avg", ours.mean), ("min", ours.minimum), ("max", ours.maximum), ("p50", ours.p(50)),
        ] {
            let expected = try #require(theirs[name] as? Double)
            #expect(abs(try #require(value) - expected * 1e6) <= 512, "\(run.name) \(name)")
        }
    }

    @Test(arguments: RecordedRun.withSummary.filter { $0.name.contains("0.13") })
    func interChunkLatencyAgreesWhereItIsTakenFromTheRecords(_ run: RecordedRun) throws {
        let summary = try run.summary()
        let analysis = try run.linearAnalysis()
        guard summary["inter_chunk_latency"] != nil else {
            #expect(analysis.metrics[.interChunkLatency] == nil)
            return
        }
        #expect(analysis.metrics[.interChunkLatency]?.source == .metrics)
        try compare(.interChunkLatency, of: analysis, with: summary, in: run)
    }

    @Test(arguments: RecordedRun.withSummary)
    func tokensAgree(_ run: RecordedRun) throws {
        let summary = try run.summary()
        let analysis = try run.linearAnalysis()
        try compare(.inputTokens, as: "input_sequence_length", of: analysis, with: summary, in: run)
        // Embeddings have none, which AIPerf counts as 0 tokens each.
        guard average("output_sequence_length", in: summary) != 0 else {
            #expect(analysis.metrics[.outputTokens] == nil && analysis.overview.outputTokenThroughput == nil)
            return
        }
        try compare(.outputTokens, as: "output_sequence_length", of: analysis, with: summary, in: run)
    }

    /// Of several phases AIPerf adds up the durations, without what lies between.
    @Test(arguments: RecordedRun.withSummary.filter { $0.name != "aiperf-0.13-phases" })
    func durationAgreesToAMicrosecond(_ run: RecordedRun) throws {
        let theirs = try #require(average("benchmark_duration", in: run.summary()))
        let ours = try #require(try run.linearAnalysis().overview.duration) / 1e9
        #expect(abs(ours - theirs) <= 1e-6, "\(run.name): \(ours) against \(theirs)")
    }

    @Test(arguments: RecordedRun.withSummary)
    func throughputAgrees(_ run: RecordedRun) throws {
        let summary = try run.summary()
        let overview = try run.linearAnalysis().overview
        // 0.13 divides by a longer span than its own benchmark_duration: with the requests that failed at its end,
        // and of several phases or an interrupted run by none.
        let isExact = !run.name.contains("0.13")
        let excess = ["timeout": 0.05, "phases": 0.009, "interrupted": 0.009]
        let most = excess.first { run.name.hasSuffix($0.key) }?.value ?? 0.009
        let least = excess.contains { run.name.hasSuffix($0.key) } ? 0 : 0.0005
        for (name, value) in [
            ("request_throughput", overview.requestThroughput),
            ("output_token_throughput", overview.outputTokenThroughput),
        ] {
            guard let theirs = average(name, in: summary) else {
                #expect(value == nil, "\(run.name) \(name)")
                continue
            }
            let ours = try #require(value)
            if isExact {
                #expect(abs(ours - theirs) <= 1e-12 * theirs, "\(run.name) \(name): \(ours), \(theirs)")
            } else {
                #expect(
                    (least...most).contains(1 - theirs / ours), "\(run.name) \(name): \(ours), \(theirs)")
            }
        }
    }

    @Test(arguments: RecordedRun.withSummary)
    func requestsAreCountedAlike(_ run: RecordedRun) throws {
        let summary = try run.summary()
        let overview = try run.linearAnalysis().overview
        #expect(average("request_count", in: summary) == Double(overview.successfulRequests))
        #expect((average("error_request_count", in: summary) ?? 0) == Double(overview.failedRequests))
    }

    private func average(_ name: String, in summary: [String: Any]) -> Double? {
        (summary[name] as? [String: Any])?["avg"] as? Double
    }

    /// Every figure of one metric that the summary holds, to 1e-9 relative, absolute where it is 0.
    private func compare(
        _ tag: MetricTag, as name: String? = nil, of analysis: Analysis, with summary: [String: Any],
        in run: RecordedRun
    ) throws {
        let theirs = try #require(summary[name ?? tag.name] as? [String: Any], "\(run.name) \(tag)")
        let ours = try #require(analysis.metrics[tag], "\(run.name) \(tag)")
        var figures: [String: Double] = [
            "avg": ours.mean, "min": ours.minimum, "max": ours.maximum, "std": ours.standardDeviation,
            "sum": ours.sum, "count": Double(ours.count),
        ]
        for (percentile, value) in ours.percentiles { figures["p\(percentile.label)"] = value }
        for name in figures.keys where name != "count" { figures[name]? /= ours.quantity.divisor }
        #expect(theirs["unit"] as? String == ours.quantity.unit)
        let held = theirs.keys.filter { $0 != "unit" }
        #expect(held.count >= 13, "\(run.name) \(tag): avg, min, max, std and nine percentiles")
        for key in held {
            let expected = try #require(theirs[key] as? Double)
            let figure = try #require(figures[key], "\(run.name) \(tag).\(key) has no counterpart")
            let tolerance = expected == 0 ? 1e-9 : 1e-9 * abs(expected)
            #expect(abs(figure - expected) <= tolerance, "\(run.name) \(tag).\(key): \(figure), \(expected)")
        }
    }
}
