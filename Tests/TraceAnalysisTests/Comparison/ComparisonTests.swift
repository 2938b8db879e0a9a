import Foundation
import Testing

@testable import TraceAnalysis

/// What a comparison says about every metric, and when it says nothing.
@Suite struct ComparisonTests {
    private static let server = SimulatedServer()

    private func compare(_ baseline: AnalyzedRun, _ candidate: AnalyzedRun) -> CandidateComparison {
        let named = NamedRun(name: "base", run: baseline)
        return Comparison(named, [NamedRun(name: "new", run: candidate)]).candidates[0]
    }

    @Test func aRunIsLikeItself() throws {
        let run = Self.server.run(seed: 1)
        let result = compare(run, run)
        #expect(result.overall.verdict == .noClearDifference)
        // Whether it differs from itself is another matter.
        #expect(result.warnings.allSatisfy { $0.id == .selfConsistency })
        for figures in result.metrics.values {
            for change in figures {
                #expect(change.change == 0, "\(change.figure.name)")
                #expect(change.verdict != .better && change.verdict != .worse, "\(change.figure.name)")
                if let estimate = change.estimate { #expect(estimate.low <= 0 && estimate.high >= 0) }
            }
        }
        #expect(result.phases.allSatisfy { $0.change == 0 && $0.medianChange == 0 })
    }

    @Test func equalInputGivesEqualFigures() {
        let result = compare(Self.server.run(seed: 1), Self.server.run(seed: 2))
        #expect(result == compare(Self.server.run(seed: 1), Self.server.run(seed: 2)))
    }

    @Test func directionIsThatOfTheMetric() throws {
        let slower = compare(Self.server.run(seed: 1), SimulatedServer(firstByte: 200).run(seed: 2))
        func verdict(_ tag: MetricTag, _ result: CandidateComparison) throws -> ChangeVerdict? {
            try #require(result.metrics[tag]?.first { $0.figure == .percentile(50, tag) }).verdict
        }
        #expect(try verdict(.ttfb, slower) == .worse)
        #expect(try verdict(.tokenThroughput, slower) == .worse)
        #expect(slower.requestThroughput.verdict == .worse)
        #expect(try #require(slower.requestThroughput.change) < 0)
        #expect(try verdict(.outputTokens, slower) == nil)
        let faster = compare(SimulatedServer(firstByte: 200).run(seed: 2), Self.server.run(seed: 1))
        #expect(try verdict(.ttfb, faster) == .better)
        #expect(try verdict(.tokenThroughput, faster) == .better)
        #expect(faster.requestThroughput.verdict == .better)
    }

    @Test func phasesAddUpToTheRequest() throws {
        let before = Self.server.run(seed: 1)
        let after = SimulatedServer(firstByte: 120, gap: 9, connect: 20, connectsAlways: true).run(seed: 2)
        let result = compare(before, after)
        let totals = try [before, after].map { try #require($0.analysis.phases).total }
        #expect(abs(result.phases.total - (totals[1] - totals[0])) < 1e-9)
        #expect(result.phases.map(\.phase.name) == ["blocked", "dns", "connect", "send", "wait", "transfer"])
        let durations = try [before, after].map {
            try #require($0.figure(.metric(.httpReqDuration, .mean)).value) / 1e6
        }
        #expect(abs(result.phases.total - (durations[1] - durations[0])) < 1e-6)
    }

    @Test func fewRequestsDecideNothing() throws {
        let result = compare(Self.server.run(19, seed: 1), SimulatedServer(firstByte: 900).run(19, seed: 2))
        #expect(result.overall.verdict == .tooFewSamples)
        for change in try #require(result.metrics[.ttfb]) {
            #expect(change.verdict == .tooFewSamples && change.estimate == nil)
            #expect(change.change != nil)
        }
    }

    @Test(arguments: [(50, 20), (90, 36), (95, 72), (99, 368)])
    func percentilesNeedValuesAroundThem(whole: Int, needed: Int) throws {
        #expect(FigureEvidence.needed(for: Percentile(whole)) == needed)
        for (count, isEnough) in [(needed - 1, false), (needed * 5, true)] {
            let runs = [1, 2].map { seed in SimulatedServer(chunks: 2).named(count, seed: UInt64(seed)) }
            let change = FigureComparer(baseline: runs[0], candidate: runs[1])
                .change(of: .percentile(whole, .ttfb))
            #expect((change.verdict == .tooFewSamples) == !isEnough)
        }
    }

    @Test func differentSourcesGiveNoVerdict() throws {
        let traced = try RecordedRun.named("aiperf-0.6-streaming").analyzed()
        let listed = try RecordedRun.named("aiperf-0.13-streaming").analyzed()
        let result = compare(traced, listed)
        let figures = try #require(result.metrics[.interChunkLatency])
        #expect(figures.allSatisfy { $0.verdict == nil && $0.estimate == nil })
        let warning = try #require(result.warnings.first { $0.id == .sources })
        #expect(warning.text.contains("inter_chunk_latency (trace and metrics)"))
        #expect(result.overall.parts.allSatisfy { !$0.name.hasPrefix("inter_chunk") })
    }

    @Test func whatIsNotAlikeIsSaid() throws {
        let errors = try RecordedRun.named("aiperf-0.13-errors").analyzed()
        let fine = try RecordedRun.named("aiperf-0.13-streaming").analyzed()
        let ids = compare(fine, errors).warnings.map(\.id)
        #expect(ids.contains(.failures) && ids.contains(.endpoint), "\(ids)")
        #expect(compare(fine, fine).warnings.isEmpty)
    }

    @Test func jsonIsAsAgreed() throws {
        let named = NamedRun(name: "base", run: Self.server.run(seed: 1))
        let comparison = Comparison(named, [NamedRun(name: "new", run: Self.server.run(seed: 2))])
        let text = try comparison.json(generator: Analysis.Generator(name: "tracereport", version: "1"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["baseline"] as? String == "base")
        let candidate = try #require((object["candidates"] as? [[String: Any]])?.first)
        #expect(candidate["name"] as? String == "new")
        #expect(candidate["verdict"] as? String == "no_clear_difference")
        let metrics = try #require(candidate["metrics"] as? [String: Any])
        #expect(Set(metrics.keys) == Set(MetricTag.allCases.map(\.name) + ["request_throughput"]))
        let ttfb = try #require(metrics["ttfb"] as? [String: [String: Any]])
        #expect(Set(ttfb.keys) == ["avg", "p50", "p90", "p95", "p99"])
        let keys: Set = [
            "baseline", "candidate", "change", "change_percent", "low", "high", "verdict",
            "n", "effective_n", "p_value", "smallest_visible_change",
        ]
        #expect(ttfb.values.allSatisfy { Set($0.keys) == keys })
        #expect(metrics["dns_resolution_time"] is NSNull)
        let phases = try #require(candidate["phases"] as? [[String: Any]])
        #expect(phases.count == 6)
        let phaseKeys: Set = [
            "phase", "change_ms", "low", "high", "p50_change_ms", "p50_low", "p50_high", "p99_change_ms",
            "p99_low", "p99_high", "beyond_baseline_p99",
        ]
        #expect(Set(phases[0].keys) == phaseKeys)
        let tail = try #require(phases[4]["beyond_baseline_p99"] as? [String: Any])
        #expect(Set(tail.keys) == ["baseline", "candidate", "p_value"])
        let median = try #require(ttfb["p50"])
        #expect(median["n"] as? [String: Int] == ["baseline": 200, "candidate": 200])
        let sizes = try #require(median["effective_n"] as? [String: Double])
        #expect(sizes.values.allSatisfy { $0 >= 1 && $0 <= 200 })
        let low = try #require(median["low"] as? Double)
        let high = try #require(median["high"] as? Double)
        let visible = try #require(median["smallest_visible_change"] as? Double)
        #expect(abs(visible - (high - low)) < 1e-9)
        #expect(candidate["mixed"] as? Bool == false)
        #expect(candidate["deciding"] as? [String] == [])
        #expect(candidate["runs"] as? [String: Int] == ["baseline": 1, "candidate": 1])
        let halves = try #require(candidate["self_consistency"] as? [[String: Any]])
        #expect(Set(halves.map { $0["run"] as? String }) == ["base", "new"])
        #expect(halves.allSatisfy { Set($0.keys) == ["run", "figure", "change_percent", "verdict"] })
        #expect(candidate["warnings"] as? [[String: Any]] != nil)
    }

    /// A run too large to be resampled has intervals from order statistics; they must be much the same.
    @Test func manyRequestsHaveIntervalsToo() throws {
        var random = SeededGenerator(seed: 5)
        func sample(_ count: Int) throws -> Sample {
            try #require(Sample((0..<count).map { _ in (1e8 + 1e7 * random.normal()).rounded() }))
        }
        let (before, after) = try (sample(20_001), sample(20_001))
        let percentile = Percentile(95)
        let byRank = ChangeEstimate(
            from: FigureInterval(percentile, of: before, by: .nearest),
            to: FigureInterval(percentile, of: after, by: .nearest))
        let lists = try [before, after].map { try #require($0.values(atMost: 20_001)) }
        var resampled = lists.enumerated().map { index, values in
            PercentileResampling(
                percentile, of: values, by: .nearest, generator: SeededGenerator(seed: UInt64(index)))
        }
        let byDrawing = ChangeEstimate(
            resampled: (0..<4_000).map { _ in resampled[1].next() - resampled[0].next() })
        let width = byDrawing.high - byDrawing.low
        #expect(abs(byRank.low - byDrawing.low) < width * 0.1)
        #expect(abs(byRank.high - byDrawing.high) < width * 0.1)
    }
}

extension RecordedRun {
    /// Reads and analyses the run with the figures of single requests.
    func analyzed() throws -> AnalyzedRun {
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        var run = RunDescription(file: "profile_export.jsonl")
        run.summary = try RunSummary(json: Array(Data(contentsOf: summaryFile)))
        return AnalyzedRun(
            try reader.measure(RunLocation(folder.path())).0, run: run, options: AnalysisOptions())
    }
}
