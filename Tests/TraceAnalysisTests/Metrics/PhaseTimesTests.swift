import Testing

@testable import TraceAnalysis

@Suite struct PhaseTimesTests {
    private func interval(_ start: Int64, _ end: Int64) throws -> Interval {
        try #require(Interval(from: start, to: end))
    }

    /// As AIPerf records it: lookup inside connect, pool wait and connect inside send.
    @Test func nestedSpansAreMadeDisjoint() throws {
        let phases = try PhaseTimes(
            poolWait: interval(102, 110), lookup: interval(121, 126),
            connect: interval(120, 140), send: interval(100, 150),
            wait: interval(150, 180), transfer: interval(180, 300))
        #expect(phases.values == [8, 5, 15, 22, 30, 120])
        #expect(phases.total == 200)
    }

    /// As the draft records it: pool wait and connect come before send.
    @Test func spansInARowStayAsTheyAre() throws {
        let phases = try PhaseTimes(
            poolWait: interval(60, 70), lookup: interval(71, 76),
            connect: interval(70, 90), send: interval(100, 150),
            wait: interval(150, 180), transfer: interval(180, 300))
        #expect(phases.values == [10, 5, 15, 50, 30, 120])
        #expect(phases.total == 230)
    }

    @Test func whatDidNotHappenTakesNoTime() throws {
        let phases = try PhaseTimes(
            poolWait: nil, lookup: nil, connect: nil, send: interval(0, 4),
            wait: interval(4, 9), transfer: interval(9, 9))
        #expect(phases.values == [0, 0, 0, 4, 5, 0])
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
            let phases = PhaseTimes(
                poolWait: spans[0], lookup: spans[1], connect: spans[2], send: spans[3], wait: end,
                transfer: end)
            let covered = (0..<80).filter { unit in spans.contains { $0.start <= unit && unit < $0.end } }
            #expect(phases.values.allSatisfy { $0 >= 0 })
            #expect(phases.values[..<4].reduce(0, +) == Double(covered.count), "\(spans)")
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
        let phases = try #require(PhaseTimes(nested: metrics))
        #expect(phases.values == [3, 2, 7, 8, 50, 200])
        #expect(phases.total == 270, "sending, waiting and receiving")
    }

    @Test func totalsThatDoNotNestGiveNothing() {
        var metrics = RecordMetrics()
        #expect(PhaseTimes(nested: metrics) == nil)
        metrics.sending = 5
        metrics.waiting = 50
        #expect(PhaseTimes(nested: metrics) == nil, "receiving is missing")
        metrics.receiving = 200
        #expect(PhaseTimes(nested: metrics)?.values == [0, 0, 0, 5, 50, 200])
        metrics.connecting = 9
        #expect(PhaseTimes(nested: metrics) == nil, "more connecting than sending")
        metrics.connecting = 4
        metrics.dnsLookup = 5
        #expect(PhaseTimes(nested: metrics) == nil, "more lookup than connecting")
        metrics.dnsLookup = 1
        metrics.waiting = -1
        #expect(PhaseTimes(nested: metrics) == nil, "less than no waiting")
    }

    /// On every real run with a trace the parts add up to what AIPerf calls the duration, except where
    /// the pool wait and the connect come before the send span.
    @Test(arguments: RecordedRun.all.filter { $0.name.hasPrefix("aiperf") })
    func realRequestsAddUp(_ run: RecordedRun) throws {
        let analysis = try run.linearAnalysis()
        let phases = try #require(analysis.phases)
        let duration = try #require(analysis.metrics[.httpReqDuration])
        #expect(phases.means.values.allSatisfy { $0 >= 0 })
        #expect(phases.count == duration.count)
        let mean = duration.mean / 1e6
        #expect(abs(phases.total - mean) < 1e-6 * mean, "\(phases.total) \(mean)")
    }

    // MARK: Spans

    @Test func theInnermostSpanCounts() {
        var trace = Traces.answer(chunks: [20, 40])
        trace.send = Traces.span(0, 10)
        trace.poolWait = Traces.span(1, 2)
        trace.connect = Traces.span(2, 8)
        trace.lookup = Traces.span(3, 4)
        let pieces = PhaseSpans(trace).pieces
        #expect(
            pieces.map(\.phase) == [
                .send, .blocked, .connect, .dns, .connect, .send, .wait, .transfer,
            ])
        #expect(pieces.map(\.start) == [0, 1, 2, 3, 4, 8, 10, 20].map { $0 * 1e6 })
        #expect(pieces.last?.end == 40e6)
    }

    @Test func piecesAddUpToTheDisjointPhases() throws {
        var trace = Traces.answer(chunks: [20, 40])
        trace.connect = Traces.span(0, 2)
        trace.lookup = Traces.span(0.5, 1)
        let record = Traces.record(trace)
        let phases = try #require(RequestMetrics(record).phases)
        let slow = try #require(SlowRequest(RequestMetrics(record), record))
        for (phase, length) in zip(WirePhase.allCases, phases.values) {
            let sum = slow.pieces.filter { $0.phase == phase }.reduce(0) { $0 + $1.end - $1.start }
            #expect(sum == length, "\(phase)")
        }
    }

    @Test func withoutATraceThePhasesStandInOrder() throws {
        var metrics = RecordMetrics()
        (metrics.sending, metrics.waiting, metrics.receiving, metrics.duration) = (2e6, 10e6, 30e6, 42e6)
        let record = Traces.record(nil, metrics: metrics)
        let slow = try #require(SlowRequest(RequestMetrics(record), record))
        #expect(slow.pieces.map(\.phase) == [.send, .wait, .transfer])
        #expect(slow.pieces.map(\.end) == [2e6, 12e6, 42e6])
        metrics = RecordMetrics()
        metrics.requestLatency = 9e6
        let unknown = Traces.record(nil, metrics: metrics)
        #expect(
            SlowRequest(RequestMetrics(unknown), unknown)?.pieces == [
                PhasePiece(phase: nil, start: 0, end: 9e6)
            ])
    }
}

@Suite struct IntervalTests {
    @Test func theEndMayNotLieBeforeTheStart() {
        #expect(Interval(from: 5, to: 4) == nil)
        #expect(Interval(from: 5, to: 5)?.length == 0)
        #expect(Interval(from: -3, to: 4)?.length == 7)
    }

    @Test func aLengthThatDoesNotFitIsNone() {
        #expect(Interval(from: .min, to: .max) == nil)
        #expect(Interval(from: -1, to: .max) == nil)
        #expect(Interval(from: 0, to: .max)?.length == .max)
        #expect(Interval(from: .max, to: .min) == nil)
    }

    @Test func wallClockStaysExact() {
        #expect(Interval(from: Traces.base, to: Traces.base + 1)?.length == 1)
    }

    @Test func nothingIsTakenAwayByNothing() throws {
        let interval = try #require(Interval(from: 10, to: 20))
        #expect(interval.length(outside: []) == 10)
        let others = [Interval(from: 0, to: 10), Interval(from: 20, to: 30), Interval(from: 15, to: 15)]
        #expect(interval.length(outside: others.compactMap { $0 }) == 10)
    }

    /// Counts the units of an interval that lie in none of the others, one by one.
    @Test func whatIsLeftOutsideIsCountedOnce() throws {
        var random = SplitMix(seed: 77)
        for _ in 0..<400 {
            let all = try (0...Int.random(in: 1...5, using: &random)).map { _ in
                let start = Int64.random(in: 0...30, using: &random)
                return try #require(Interval(from: start, to: start + .random(in: 0...15, using: &random)))
            }
            let interval = all[0]
            let others = Array(all.dropFirst())
            let outside = (interval.start..<interval.end).filter { unit in
                !others.contains { $0.start <= unit && unit < $0.end }
            }
            #expect(interval.length(outside: others) == Int64(outside.count), "\(all)")
        }
    }
}
