import Testing

@testable import TraceAnalysis

/// Rules held against small runs whose figures are known.
@Suite struct CheckReportTests {
    /// Requests with a TTFB of 10 ms, then 20 ms and so on.
    private func run(_ count: Int, failures: Int = 0, malformed: Int = 0, chunks: Bool = true) -> AnalyzedRun
    {
        let good = (0..<count).map { index in
            var trace = Traces.answer(chunks: [13 + 10 * Double(index), 500 + 10 * Double(index)])
            if !chunks { trace.chunkTimes = [] }
            var metrics = RecordMetrics()
            metrics.interChunkLatency = chunks ? [] : [1e6]
            return Traces.record(trace, metrics: metrics)
        }
        var failing = Traces.answer()
        failing.status = 500
        let bad = Array(repeating: Traces.record(failing), count: failures)
        let lines = (0..<malformed).map { MalformedLine(number: $0 + 1, fault: .notAnObject) }
        return AnalyzedRun(
            Traces.measured(good + bad, malformed: lines), run: RunDescription(file: "run.jsonl"),
            options: AnalysisOptions())
    }

    private func result(_ rule: String, _ run: AnalyzedRun, _ baseline: AnalyzedRun? = nil) throws
        -> CheckResult
    {
        let rule = try CheckRule(rule, hasBaseline: baseline != nil)
        return CheckReport([rule], of: run, baseline: baseline).results[0]
    }

    @Test(
        arguments: [
            ("ttfb.min == 10ms", 10.0, CheckResult.Verdict.pass), ("ttfb.max <= 40ms", 40, .pass),
            ("ttfb.max < 40ms", 40, .fail), ("ttfb.avg >= 25ms", 25, .pass), ("ttfb.avg > 25ms", 25, .fail),
            ("ttfb.sum <= 100ms", 100, .pass), ("ttfb.median == 25ms", 25, .pass),
            ("ttfb.p50 == 30ms", 30, .pass),
            ("ttfb.count == 4", 4, .pass), ("ttfb.std < 11.2ms", 125.0.squareRoot(), .pass),
            ("failures == 1", 1, .pass), ("failures <= 20%", 0.2, .pass), ("failures < 20%", 0.2, .fail),
            ("malformed <= 2", 2, .pass), ("malformed <= 28%", 2.0 / 7, .fail),
            ("ttfb.p33.3 == 20ms", 20, .pass),
        ] as [(String, Double, CheckResult.Verdict)])
    func verdicts(rule: String, value: Double, verdict: CheckResult.Verdict) throws {
        let result = try result(rule, run(4, failures: 1, malformed: 2))
        #expect(result.value.map(result.rule.figure.quantity.encoded) == value)
        #expect(result.verdict == verdict)
        #expect((result.reason == nil) == (verdict == .pass))
    }

    /// AIPerf cancels requests on purpose: nobody's failure.
    @Test func cancelledRequestsAreNotFailures() throws {
        var cancelled = Traces.record(Traces.answer())
        cancelled.metadata.wasCancelled = true
        var failing = Traces.answer()
        failing.status = 500
        let records = [cancelled, cancelled, Traces.record(failing)] + [Traces.record(Traces.answer())]
        let run = AnalyzedRun(
            Traces.measured(records), run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        #expect(run.analysis.overview.failedRequests == 3 && run.analysis.overview.cancelledRequests == 2)
        for (rule, value) in [("failures <= 1", 1.0), ("failures <= 50%", 0.5)] {
            let result = try result(rule, run)
            #expect(result.value == value && result.count == 2 && result.verdict == .pass)
        }
    }

    @Test(arguments: [
        ("failures <= 0", 5, "count"), ("failures <= 1%", 5, "ratio"), ("malformed <= 0", 7, "count"),
        ("ttfb.p50 < 1s", 4, "ms"), ("request_size.avg < 1KB", 4, "bytes"),
        ("overview.request_throughput > 0", 4, "requests/sec"),
    ])
    func countsAndUnits(rule: String, count: Int, unit: String) throws {
        let result = try result(rule, run(4, failures: 1, malformed: 2))
        #expect(result.count == count && result.unit == unit)
    }

    @Test func fewSamplesDecideNothing() throws {
        #expect(try result("ttfb.p99 < 1000s", run(99)).verdict == .inconclusive)
        #expect(try result("ttfb.p99 < 1000s", run(100)).verdict == .pass)
        #expect(try result("ttfb.p99.9 < 1000s", run(999)).reason == "fewer than 1,000 samples")
        #expect(try result("ttfb.p99.9 < 1000s", run(1000)).verdict == .pass)
        #expect(try result("ttfb.p95 < 1000s", run(1)).verdict == .pass)
        #expect(try result("ttfb.max < 1000s", run(1)).verdict == .pass)
    }

    @Test(arguments: [
        "chunk_size.avg < 1KB", "output_tokens.avg > 1", "connections.reuse_rate > 1%",
        "dns.cache_hit_rate > 0",
    ])
    func whatWasNotRecordedDecidesNothing(rule: String) throws {
        var trace = Traces.answer()
        trace.chunkSizes = []
        let run = AnalyzedRun(
            Traces.measured([Traces.record(trace)]), run: RunDescription(file: "a"),
            options: AnalysisOptions())
        let result = try result(rule, run)
        #expect(result.verdict == .inconclusive && result.value == nil && result.reason == "not recorded")
    }

    @Test func theBaselineIsTheSameFigure() throws {
        let slow = run(8)
        let fast = run(4)
        let result = try result("ttfb.avg <= baseline * 1.5 + 7.5ms", slow, fast)
        #expect(result.value == 45e6 && result.limit == 45e6 && result.verdict == .pass)
        #expect(try self.result("ttfb.avg <= baseline * 1.5", slow, fast).verdict == .fail)
        #expect(try self.result("ttfb.avg <= baseline", fast, slow).verdict == .pass)
    }

    @Test func aBaselineOfOtherKindDecidesNothing() throws {
        let few = try result("ttfb.p99 <= baseline", run(100), run(4))
        #expect(few.verdict == .inconclusive && few.reason == "in the baseline, fewer than 100 samples")
        let sources = try result("inter_chunk_latency.p50 <= baseline", run(4), run(4, chunks: false))
        #expect(sources.verdict == .inconclusive)
        #expect(sources.reason == "taken from trace, in the baseline from metrics")
        let endless = try result("ttfb.avg <= baseline * 1e308", run(4), run(4))
        #expect(endless.verdict == .inconclusive && endless.limit == nil)
    }

    @Test func inconclusiveFailsUnlessAllowed() throws {
        let rules = try [CheckRule("ttfb.p99 < 1s"), CheckRule("failures <= 0")]
        #expect(!CheckReport(rules, of: run(4), baseline: nil).passed)
        #expect(CheckReport(rules, of: run(4), baseline: nil, allowsInconclusive: true).passed)
        let failing = CheckReport(rules, of: run(4, failures: 1), baseline: nil, allowsInconclusive: true)
        #expect(!failing.passed && failing.count(.fail) == 1 && failing.count(.inconclusive) == 1)
    }

    @Test func jsonHoldsEveryRule() throws {
        let report = CheckReport(
            try [CheckRule("ttfb.p99 < 1s"), CheckRule("failures <= 0")], of: run(4), baseline: nil)
        let expected = """
            {
              "passed" : false,
              "rules" : [
                {
                  "effective_n" : null,
                  "high" : null,
                  "limit" : 1000,
                  "low" : null,
                  "n" : 4,
                  "needed_n" : null,
                  "reason" : "fewer than 100 samples",
                  "rule" : "ttfb.p99 < 1s",
                  "unit" : "ms",
                  "value" : 40,
                  "verdict" : "inconclusive"
                },
                {
                  "effective_n" : null,
                  "high" : null,
                  "limit" : 0,
                  "low" : null,
                  "n" : 4,
                  "needed_n" : null,
                  "reason" : null,
                  "rule" : "failures <= 0",
                  "unit" : "count",
                  "value" : 0,
                  "verdict" : "pass"
                }
              ]
            }

            """
        #expect(try report.json() == expected)
    }
}
