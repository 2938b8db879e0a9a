import Testing

@testable import TraceAnalysis

@Suite struct RequestPhasesTests {
    private func interval(_ start: Int64, _ end: Int64) throws -> Interval {
        try #require(Interval(from: start, to: end))
    }

    /// As AIPerf records it: lookup inside connect, pool wait and connect inside send.
    @Test func nestedSpansAreMadeDisjoint() throws {
        let phases = try RequestPhases(
            poolWait: interval(102, 110), lookup: interval(121, 126),
            connect: interval(120, 140), send: interval(100, 150),
            wait: interval(150, 180), transfer: interval(180, 300))
        #expect(phases.parts == [8, 5, 15, 22, 30, 120])
        #expect(phases.total == 200)
    }

    /// As the draft records it: pool wait and connect come before send.
    @Test func spansInARowStayAsTheyAre() throws {
        let phases = try RequestPhases(
            poolWait: interval(60, 70), lookup: interval(71, 76),
            connect: interval(70, 90), send: interval(100, 150),
            wait: interval(150, 180), transfer: interval(180, 300))
        #expect(phases.parts == [10, 5, 15, 50, 30, 120])
        #expect(phases.total == 230)
    }

    @Test func whatDidNotHappenTakesNoTime() throws {
        let phases = try RequestPhases(
            poolWait: nil, lookup: nil, connect: nil, send: interval(0, 4),
            wait: interval(4, 9), transfer: interval(9, 9))
        #expect(phases.parts == [0, 0, 0, 4, 5, 0])
    }

    /// However the spans lie: no part is negative, and the first four cover what their spans cover.
    @Test func thePartsCoverTheSpansOnce() throws {
        var random = SplitMix(seed: 3)
        for _ in 0..<400 {
            let spans = try (0..<4).map { _ in
                let start = Int64.random(in: 0...40, using: &random)
                return try #require(Interval(from: start, to: start + .random(in: 0...25, using: &random)))
            }
            let end = try interval(90, 100)
            let phases = RequestPhases(
                poolWait: spans[0], lookup: spans[1], connect: spans[2], send: spans[3], wait: end,
                transfer: end)
            let covered = (0..<80).filter { unit in spans.contains { $0.start <= unit && unit < $0.end } }
            #expect(phases.parts.allSatisfy { $0 >= 0 })
            #expect(phases.parts[..<4].reduce(0, +) == Double(covered.count), "\(spans)")
            #expect(phases.total == Double(covered.count) + 20)
        }
    }

    @Test func aiperfsNestedTotalsComeApart() throws {
        var metrics = RecordMetrics()
        metrics.blocked = 3
        metrics.dnsLookup = 2
        metrics.connecting = 9
        metrics.sending = 20
        metrics.waiting = 50
        metrics.receiving = 200
        let phases = try #require(RequestPhases(nested: metrics))
        #expect(phases.parts == [3, 2, 7, 8, 50, 200])
        #expect(phases.total == 270, "sending, waiting and receiving")
    }

    @Test func totalsThatDoNotNestGiveNothing() {
        var metrics = RecordMetrics()
        #expect(RequestPhases(nested: metrics) == nil)
        metrics.sending = 5
        metrics.waiting = 50
        #expect(RequestPhases(nested: metrics) == nil, "receiving is missing")
        metrics.receiving = 200
        #expect(RequestPhases(nested: metrics)?.parts == [0, 0, 0, 5, 50, 200])
        metrics.connecting = 9
        #expect(RequestPhases(nested: metrics) == nil, "more connecting than sending")
        metrics.connecting = 4
        metrics.dnsLookup = 5
        #expect(RequestPhases(nested: metrics) == nil, "more lookup than connecting")
        metrics.dnsLookup = 1
        metrics.waiting = -1
        #expect(RequestPhases(nested: metrics) == nil, "less than no waiting")
    }

    /// On every real run with a trace the parts add up to what AIPerf calls the duration, except where
    /// the pool wait and the connect come before the send span.
    @Test(arguments: RecordedRun.all.filter { $0.name.hasPrefix("aiperf") })
    func realRequestsAddUp(_ run: RecordedRun) throws {
        let analysis = try run.linearAnalysis()
        let phases = try #require(analysis.phases)
        let duration = try #require(analysis.metrics[.httpReqDuration])
        #expect(phases.parts.allSatisfy { $0.milliseconds >= 0 })
        #expect(phases.count == duration.count)
        #expect(abs(phases.total - duration.mean) < 1e-6 * duration.mean, "\(phases.total) \(duration.mean)")
    }
}
