import Testing

@testable import TraceAnalysis

/// What an insight says of a run: too few, not recorded, no ratio, and the figure itself.
@Suite struct InsightTests {
    private func insight(_ id: Insight.ID, _ records: [TraceRecord]) throws -> Insight {
        try #require(Traces.analysis(records).insights.first { $0.id == id })
    }

    /// Answers of which a share took a pooled connection and a cached name.
    private func answers(_ count: Int, reused: Int = 0) -> [TraceRecord] {
        (0..<count).map { index in
            var trace = Traces.answer()
            if index < reused {
                trace.reused = Traces.at(1)
                trace.dnsCacheHit = Traces.at(1)
            } else {
                trace.connect = Traces.span(1, 2)
                trace.lookup = Traces.span(1, 1.5)
            }
            var metrics = RecordMetrics()
            metrics.outputTokens = 4
            return Traces.record(trace, metrics: metrics)
        }
    }

    @Test(arguments: Insight.ID.allCases.filter { $0 != .iclConsistency })
    func twentyEventsAreEnoughAndNineteenAreNot(_ id: Insight.ID) throws {
        let few = try insight(id, answers(19, reused: 19))
        #expect(few.verdict == .info)
        #expect(few.value != nil)
        #expect(few.text.hasPrefix("Too few for a verdict: 19 "))
        let enough = try insight(id, answers(20, reused: 20))
        #expect(!enough.text.contains("Too few"))
        #expect(enough.value == few.value)
    }

    /// The events of the inter-chunk latency are gaps, two of them in each of these answers.
    @Test func gapsAreCountedNotRequests() throws {
        #expect(try insight(.iclConsistency, answers(9)).text.hasPrefix("Too few for a verdict: 18 gaps"))
        #expect(try insight(.iclConsistency, answers(10)).verdict == .good)
    }

    @Test func aRateIsOfTheEventsThatHappened() throws {
        let reuse = try insight(.connectionReuse, answers(100, reused: 90))
        #expect(reuse.value == 0.9)
        #expect(reuse.verdict == .info, "within half a percent of the threshold")
        #expect(try insight(.connectionReuse, answers(100, reused: 89)).verdict == .warning)
        #expect(reuse.text.contains("90.0%"))
        #expect(try insight(.connectionReuse, answers(100, reused: 91)).verdict == .good)
        #expect(try insight(.dnsCache, answers(100, reused: 94)).verdict == .warning)
        #expect(try insight(.dnsCache, answers(100, reused: 96)).verdict == .good)
    }

    @Test func theFirstByteIsGivenAtP50AndP99() throws {
        let ttfb = try insight(.ttfb, answers(20))
        #expect(ttfb.value == 10e6)
        #expect(ttfb.quantity.unit == "ms")
        #expect(ttfb.text.contains("10.00ms at p50") && ttfb.text.contains("10.00ms at p99"))
    }

    @Test(arguments: Insight.ID.allCases)
    func whatWasNotRecordedIsSaidToBe(_ id: Insight.ID) throws {
        let nothing = try insight(id, [Traces.record(nil)])
        #expect(nothing.verdict == .info)
        #expect(nothing.value == nil)
        #expect(nothing.text.hasSuffix("not recorded in this run."))
        #expect(!nothing.rule.isEmpty && !nothing.quantity.unit.isEmpty)
    }

    /// A ratio to 0 is not "not recorded".
    @Test func aRatioToNothingIsSaidToBeNone() throws {
        var burst = Traces.answer(chunks: [13, 13, 13])
        burst.send = Traces.span(1, 13)
        let records = (0..<20).map { _ in Traces.record(burst) }
        for (id, text) in [
            (Insight.ID.iclConsistency, "Inter-chunk latency: no ratio, because the p50 gap is 0."),
            (
                .transferRatio,
                "Transfer/processing ratio: no ratio, because the mean time to first byte is 0."
            ),
        ] {
            let insight = try insight(id, records)
            #expect(insight.verdict == .info)
            #expect(insight.value == nil)
            #expect(insight.text == text)
        }
    }

    @Test(arguments: RecordedRun.all)
    func everySentenceIsOneSentence(_ run: RecordedRun) throws {
        for insight in try run.linearAnalysis().insights {
            #expect(insight.text.hasSuffix("."))
            #expect(insight.text.first.map { $0.isUppercase || $0.isNumber } == true)
            #expect(!insight.text.contains("nil") && !insight.text.contains("Optional"))
        }
    }

    /// Of connections only as many are needed as requests are under way at once; who is cancelled or fails closes one.
    @Test(arguments: [
        ("aiperf-0.13-rate-overload", "54.7%", "more was not possible with so many at once."),
        ("draft-schema", "84.0%", "more was not possible with so many at once."),
        (
            "aiperf-0.13-cancel", "77.3%",
            "the others opened new ones as more ran at once or after cancelled requests."
        ),
        (
            "aiperf-0.13-timeout", "13.8%",
            "the others opened new ones as more ran at once or after failed requests."
        ),
        (
            "aiperf-0.13-errors", "85.3%",
            "the others opened new ones as more ran at once or after failed or cancelled requests."
        ),
    ])
    func whatConnectionsWereOpenedForIsHeldToTheirNumber(name: String, share: String, others: String) throws {
        let measured = try RecordedRun.named(name).measured(keepsRequests: true)
        let analysis = Analysis(
            measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        let insight = try #require(analysis.insights.first { $0.id == .connectionReuse })
        #expect(insight.text == "\(share) of the requests reused a connection; \(others)")
        #expect(insight.verdict == .info)
        let created = try #require(analysis.connections.created)
        let peak = try #require(analysis.load.peakInFlight)
        #expect(others.hasPrefix("more") == (created <= peak))
        #expect(created <= peak + analysis.overview.failedRequests)
    }

    @Test func oneEventIsOne() throws {
        #expect(
            try insight(.dnsCache, answers(1)).text
                == "Too few for a verdict: 1 name resolution, fewer than 20.")
        #expect(
            try insight(.connectionReuse, answers(2)).text
                == "Too few for a verdict: 2 requests that took a connection, fewer than 20.")
    }
}
