import Testing

@testable import TraceAnalysis

@Suite struct StartBoundsTests {
    @Test func theFirstEdgeIsInAndTheSecondIsNot() {
        let bounds = StartBounds(from: 10, before: 20)
        #expect([9, 10, 19, 20].map { bounds.contains($0) } == [false, true, true, false])
        #expect(!bounds.contains(nil))
        #expect(StartBounds(from: nil, before: nil).contains(.min))
    }

    @Test func whatLiesInBoth() {
        let bounds = StartBounds(from: 10, before: nil)
        #expect(bounds.and(StartBounds(from: 5, before: 20)) == StartBounds(from: 10, before: 20))
        #expect(bounds.and(nil) == bounds)
    }

    @Test func theSteadyPartBeginsBehindTheWaveAndTheRamp() {
        var extent = PhaseExtent()
        #expect(extent.steady(ramp: nil) == nil)
        for (start, end, outcome) in [
            (100, 400, RequestOutcome.successful), (110, 130, .failed), (120, 300, .successful),
            (500, 900, .successful),
        ] {
            var request = RequestMetrics(outcome: outcome, hasTrace: false)
            (request.start, request.end) = (Int64(start), Int64(end))
            extent.add(request)
        }
        #expect(extent.firstStart == 100 && extent.lastStart == 500 && extent.firstEnd == 300)
        #expect(extent.steady(ramp: nil) == StartBounds(from: 300, before: 501))
        #expect(extent.steady(ramp: 250) == StartBounds(from: 350, before: 501))
        #expect(extent.steady(ramp: 50) == StartBounds(from: 300, before: 501))
    }

    /// The same requests that one would choose by hand.
    @Test(arguments: ["0..2s", "1s..3s", "2.5..", "..1"])
    func aWindowOfARealRun(_ text: String) throws {
        var options = AnalysisOptions()
        options.window = RequestWindow(text)
        let location = try RunLocation(LoadRun.named("aiperf-0.13-goodput").folder.path())
        var reader = TraceReader(options: options)
        reader.detail = .comparisons
        let chosen = try reader.measure(location).0
        reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let all = try #require(try reader.measure(location).0.requests)
        let starts = (0..<all.count).compactMap { all.start($0) }
        let bounds = try #require(options.window).bounds(after: try #require(starts.min()))
        let count = starts.count { bounds.contains($0) }
        #expect(count > 0 && count < 150)
        #expect(chosen.counts.successful == count && chosen.counts.outsideWindow == 150 - count)
        #expect(chosen.requests?.count == count)
        #expect(chosen.profiling?.records == 150)
    }

    @Test func theSteadyPartOfARealRunLeavesOutTheWave() throws {
        var options = AnalysisOptions()
        options.isSteady = true
        let location = try RunLocation(LoadRun.named("aiperf-0.13-goodput").folder.path())
        let (measured, _) = try TraceReader(options: options).measure(location)
        #expect(measured.counts.outsideWindow == 10 && measured.counts.successful == 140)
    }

    @Test func aWindowWithoutARequestIsSaidSo() throws {
        var options = AnalysisOptions()
        options.window = RequestWindow("100s..")
        let location = try RunLocation(LoadRun.named("aiperf-0.13-goodput").folder.path())
        let path = try #require(location.file)
        #expect(throws: InputError.outsideWindow(path: path, requests: 150)) {
            try TraceReader(options: options).measure(location)
        }
    }
}
