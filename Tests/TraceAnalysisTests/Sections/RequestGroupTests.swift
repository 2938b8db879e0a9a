import Testing

@testable import TraceAnalysis

@Suite struct RequestGroupTests {
    private func table(_ records: [TraceRecord]) -> RequestTable {
        var collector = MeasurementCollector(options: AnalysisOptions(), detail: .comparisons)
        for record in records { collector.add(record) }
        return collector.finish().requests ?? RequestTable()
    }

    private func record(
        _ index: Int, phase: String? = nil, turn: Int64? = nil, port: Int64? = nil, fails: Bool = false
    ) -> TraceRecord {
        var trace = Traces.answer(chunks: [13 + Double(index % 5), 43])
        trace.remoteIP = port.map { _ in "127.0.0.1" }
        trace.remotePort = port
        trace.status = fails ? 503 : 200
        var metrics = RecordMetrics()
        metrics.timeToFirstToken = 20e6
        return Traces.record(
            trace, metrics: metrics,
            metadata: RecordMetadata(requestID: "r\(index)", phaseName: phase, turnIndex: turn))
    }

    @Test func oneOfAKindIsNoGroup() {
        let records = (0..<9).map { record($0, phase: "profiling", turn: 0, port: 8_000) }
        let (groups, leftOut) = RequestGroup.list(table(records), AnalysisOptions())
        #expect(groups.isEmpty && leftOut == (0, 0))
        #expect(
            RequestGroup.list(table(records.map { _ in Traces.record(nil) }), AnalysisOptions()).groups
                .isEmpty)
    }

    @Test func groupsHaveTheirCountsAndMedians() {
        let records = (0..<30).map {
            record($0, phase: $0 < 10 ? "low" : "high", turn: Int64($0 % 3), port: 8_000, fails: $0 == 29)
        }
        let groups = RequestGroup.list(table(records), AnalysisOptions()).groups
        #expect(groups.map(\.by) == [.phaseName, .phaseName, .turn, .turn, .turn])
        #expect(groups.map(\.value) == ["high", "low", "0", "1", "2"])
        #expect(groups.map(\.requests) == [20, 10, 10, 10, 10])
        #expect(groups.map(\.failed) == [1, 0, 0, 0, 1])
        #expect(groups.allSatisfy { $0.timeToFirstToken == 20e6 && $0.duration == 42e6 })
        #expect(groups[1].ttfb == 12e6)
    }

    @Test func theLargestAreListedAndTheRestIsCounted() throws {
        let records = (0..<200).flatMap { turn in
            (0..<(turn == 150 ? 3 : turn < 60 ? 2 : 1)).map { record($0, turn: Int64(turn)) }
        }
        let table = table(records)
        let (groups, leftOut) = RequestGroup.list(table, AnalysisOptions())
        #expect(groups.count == RequestGroup.limit)
        #expect(groups.map(\.value) == (0..<49).map(String.init) + ["150"])
        #expect(leftOut == (150, records.count - 49 * 2 - 3))
        var collector = MeasurementCollector(options: AnalysisOptions(), detail: .comparisons)
        for record in records { collector.add(record) }
        let analysis = Analysis(
            collector.finish(), run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        #expect(analysis.groups == groups)
        let note = try #require(analysis.notes.first { $0.id == .groupsLeftOut })
        #expect(note.count == 150)
        #expect(note.text.hasPrefix("150 groups with \(leftOut.requests) requests not listed"))
    }

    /// What the runs hold, and what a reader would find in them by hand.
    @Test(
        arguments: [
            ("aiperf-0.13-phases", .phaseName, ["high": 120, "low": 40]),
            ("aiperf-0.13-two-urls", .remote, ["127.0.0.1:37678": 80, "127.0.0.1:37679": 80]),
        ] as [(String, RequestGroup.Kind, [String: Int])])
    func realRuns(_ name: String, _ kind: RequestGroup.Kind, _ expected: [String: Int]) throws {
        let measured = try RecordedRun.named(name).measured(keepsRequests: true)
        let table = try #require(measured.requests)
        let groups = RequestGroup.list(table, AnalysisOptions()).groups
        #expect(groups.allSatisfy { $0.by == kind })
        #expect(Dictionary(uniqueKeysWithValues: groups.map { ($0.value, $0.requests) }) == expected)
        let tokens = groups.compactMap(\.timeToFirstToken)
        #expect((tokens.max() ?? 0) > 3 * (tokens.min() ?? 0))
    }

    @Test func laterTurnsWaitLonger() throws {
        let measured = try RecordedRun.named("aiperf-0.13-multiturn").measured(keepsRequests: true)
        let groups = RequestGroup.list(try #require(measured.requests), AnalysisOptions()).groups
        #expect(groups.first?.by == .turn && groups.first?.value == "0" && groups.first?.requests == 30)
        #expect(try #require(groups.first?.timeToFirstToken) < 80e6)
        #expect(try #require(groups.last?.timeToFirstToken) > 200e6)
    }
}
