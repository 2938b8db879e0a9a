import Testing

@testable import TraceAnalysis

@Suite struct RequestTableTests {
    private func records(_ count: Int) -> [TraceRecord] {
        (0..<count).map { index in
            var trace = Traces.answer(chunks: [13, 23, 43 + Double(index % 50)])
            trace.localPort = Int64(40_000 + index % 4)
            trace.status = index % 10 == 9 ? 500 : 200
            return Traces.record(
                trace,
                metadata: RecordMetadata(requestID: "r\(index)", startNanoseconds: Traces.at(Double(index))))
        }
    }

    private func table(_ records: some Sequence<TraceRecord>, limit: Int = RequestTable.limit) -> RequestTable
    {
        var table = RequestTable(limit: limit)
        for record in records {
            let request = RequestMetrics(record)
            table.add(request, record, countsForLatencies: request.outcome == .successful)
        }
        return table
    }

    @Test func aRowIsARequest() throws {
        var cancelled = Traces.record(nil, metadata: RecordMetadata(wasCancelled: true))
        cancelled.metrics.outputTokens = 3
        let table = table(records(10) + [cancelled])
        #expect(table.count == 11)
        #expect((8...10).map(table.outcome) == [.successful, .failed, .cancelled])
        #expect(table.start(2) == Traces.at(1), "where its trace begins, whatever AIPerf says")
        #expect(table.start(10) == nil)
        #expect(table[.ttfb][0] == 10e6)
        #expect(table[.ttfb][10] == nil)
        #expect(table.end(2) == RequestMetrics(records(3)[2]).end)
        #expect(table.end(10) == nil)
        #expect(table[.outputTokens][10] == 3)
        #expect(table.phases(0)?.values == [0, 0, 0, 2e6, 10e6, 30e6])
        #expect(table.phases(10) == nil)
        #expect(table.connection(1) == table.connection(5))
        #expect(table.connection(1) != table.connection(2))
        #expect(table.connection(10) == nil)
        #expect(!table.slowest.requests.contains { !$0.isSuccessful })
        #expect(table.gapsByPosition.ranges.first?.count == 9, "gaps of the successful only")
    }

    @Test func beyondTheLimitAFairPartStays() {
        let all = records(4_000)
        let thin = table(all, limit: 1_000)
        #expect(thin.total == 4_000)
        #expect(thin.count <= 1_000)
        #expect(thin.count > 300)
        #expect(thin.oneOf >= 4)
        #expect(thin.slowest == table(all).slowest)
    }

    @Test(arguments: [1, 700, 2_500, 3_999]) func twoHalvesGiveTheWhole(_ cut: Int) {
        let all = records(4_000)
        for limit in [1_000, 10_000] {
            var first = table(all.prefix(cut), limit: limit)
            first.append(table(all.dropFirst(cut), limit: limit))
            #expect(first == table(all, limit: limit))
        }
    }

    @Test func onlyKeptWhenAskedFor() {
        #expect(Traces.measured(records(3)).requests == nil)
        var collector = MeasurementCollector(options: AnalysisOptions(), keepsRequests: true)
        for record in records(3) { collector.add(record) }
        #expect(collector.finish().requests?.count == 3)
    }
}
