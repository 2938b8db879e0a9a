import Testing

@testable import TraceAnalysis

/// What the headline says is what the tables say.
@Suite struct HeadlineFiguresTests {
    @Test(arguments: RecordedRun.all + RecordedRun.loads, PercentileMethod.allCases)
    func aHeadlineTellsTheFiguresOfTheRun(_ run: RecordedRun, _ method: PercentileMethod) throws {
        let options = AnalysisOptions(percentileMethod: method)
        let measured = try run.measured(options, keepsRequests: true)
        let analysis = Analysis(measured, run: RunDescription(file: "run.jsonl"), options: options)
        let headline = try #require(analysis.findings?.headline)
        let token = analysis.metrics[.timeToFirstToken]?.p(50)
        #expect(headline.lowercased().contains("first token in ") == (token != nil))
        if let token { #expect(headline.contains("irst token in \(FindingText.time(token))")) }
        let duration = try #require(analysis.metrics[.httpReqDuration] ?? analysis.metrics[.requestLatency])
        let p50 = try #require(duration.p(50))
        #expect(headline.contains("nswer in \(FindingText.time(p50)) (p50)"))
        let rate = try #require(analysis.overview.requestThroughput)
        #expect(
            headline.hasSuffix("\(FindingText.digits(rate)) requests a second.")
                == !headline.contains("mixed"))
    }

    /// 80 requests were sent in 14.0 s; the 12 that succeeded began and ended within 13.4 s.
    @Test func theRateIsThatOfTheSuccessful() throws {
        let measured = try RecordedRun.named("aiperf-0.13-timeout").measured(keepsRequests: true)
        let analysis = Analysis(
            measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        let rate = try #require(analysis.overview.requestThroughput)
        #expect(abs(rate - 12 / 13.437_195_13) < 1e-9)
        #expect(analysis.findings?.headline.hasSuffix("0.89 requests a second.") == true)
    }

    @Test func whereFailedRequestsAreTimedTheyAreNotCalledSuccessful() throws {
        var options = AnalysisOptions()
        func headline() throws -> String? {
            let measured = try RecordedRun.named("aiperf-0.13-errors").measured(options, keepsRequests: true)
            return Analysis(measured, run: RunDescription(file: "run.jsonl"), options: options).findings?
                .headline
        }
        #expect(try headline()?.contains("Those that succeeded: ") == true)
        options.includeFailed = true
        #expect(try headline()?.contains("succeeded") == false)
        #expect(try headline()?.contains(" Failed ones included: first token in ") == true)
    }

    /// Of a part in time the rate is that of answers that end in it, not over its requests' own span.
    @Test func theRateOfAWindowIsThatOfItsAnswers() throws {
        var options = AnalysisOptions()
        options.window = RequestWindow("0..1")
        let run = RecordedRun.named("aiperf-0.13-nonstreaming")
        let measured = try run.measured(options, keepsRequests: true)
        let analysis = Analysis(measured, run: RunDescription(file: "run.jsonl"), options: options)
        let rate = try #require(analysis.overview.requestThroughput)
        let duration = try #require(analysis.overview.duration)
        #expect(abs(rate - Double(analysis.overview.successfulRequests) / (duration / 1e9)) > 1e-3)
        let headline = try #require(analysis.findings?.headline)
        #expect(headline.hasSuffix("\(FindingText.digits(rate)) requests a second."))
    }
}
