import Testing

@testable import TraceAnalysis

@Suite struct RequestTableTests {
    private func records(_ count: Int) -> [TraceRecord] {
        (0..<count).map { index in
            var trace = Traces.answer(chunks: [13, 23, 43 + Double(index % 50)])
            trace.localPort = Int64(40_000 + index % 4)
            trace.status = index % 10 == 9 ? 500 : 200
            trace.remoteIP = "127.0.0.1"
            trace.remotePort = Int64(8_000 + index % 4)
            trace.headersReceived = Traces.at(8)
            if index % 4 == 3 { trace.connect = Traces.span(1, 2) }
            var metrics = RecordMetrics()
            metrics.timeToFirstToken = index % 2 == 0 ? 12e6 : nil
            metrics.goodRequests = index % 2 == 0 ? 1 : nil
            return Traces.record(
                trace, metrics: metrics,
                metadata: RecordMetadata(
                    requestID: "r\(index)", startNanoseconds: Traces.at(Double(index)),
                    phaseName: index < 5 ? "low" : "high", conversationID: "c\(index / 4)",
                    turnIndex: Int64(index % 4), creditNanoseconds: Traces.at(Double(index) - 0.5),
                    workerID: index % 5 == 0 ? nil : "w\(index % 2)"))
        }
    }

    private func table(_ records: some Sequence<TraceRecord>, limit: Int = RequestTable.limit) -> RequestTable
    {
        var table = RequestTable(limit: limit)
        for record in records {
            let request = RequestMetrics(record)
            var gaps = AnswerGaps(between: record.wire.chunkTimes)
            table.add(
                request, record, &gaps, hash: RequestHash.hash(request, record),
                countsForLatencies: request.outcome == .successful)
            if request.outcome == .successful {
                table.gapsByPosition.add(RequestGaps(record, isStreaming: request.isStreaming == true))
            }
        }
        table.numberNames()
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

    @Test func aRowKnowsWhoSentItWhereToAndWhen() {
        let table = table(records(10) + [Traces.record(nil)])
        #expect(
            (0..<11).map { table.name(.phaseName, $0) }.prefix(6) == [
                "low", "low", "low", "low", "low", "high",
            ])
        #expect(table.name(.worker, 0) == nil)
        #expect(table.name(.worker, 7) == "w1")
        #expect(table.name(.remote, 5) == "127.0.0.1:8001")
        #expect(table.name(.remote, 10) == nil)
        #expect(table[.turn][6] == 2)
        #expect(table[.credit][6] == Traces.at(5.5))
        #expect(table[.conversation][6] == table[.conversation][4])
        #expect(table[.conversation][6] != table[.conversation][3])
        #expect(table[.headers][0] == 5e6)
        #expect((0..<2).map { table[.timeToFirstToken][$0] } == [12e6, nil])
        #expect((0..<2).map { table[.isGood][$0] } == [1, nil])
        #expect((2..<4).map { table[.openedConnection][$0] } == [0, 1])
        #expect(table[.isStreaming][0] == 1)
        #expect(table[.duration][0] == 42e6)
        for column in RequestCode.allCases { #expect(table[column][10] == nil, "\(column)") }
        #expect(table[tally: .phaseName].listed.names.map(\.count.requests) == [5, 5])
        #expect(table.turns.counts.map(\.requests) == [3, 3, 2, 2])
        #expect(table.turns.counts.map(\.failed) == [0, 1, 0, 0])
    }

    /// Names are counted of all requests, also of those that are thinned out.
    @Test func theNamesOfAllRequestsAreCounted() {
        let thin = table(records(4_000), limit: 1_000)
        #expect(thin[tally: .remote].listed.names.map(\.count.requests) == [1_000, 1_000, 1_000, 1_000])
        #expect(thin.turns.counts.reduce(0) { $0 + $1.requests } == 4_000)
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
            first.numberNames()
            #expect(first == table(all, limit: limit))
        }
    }

    @Test func onlyKeptWhenAskedFor() {
        #expect(Traces.measured(records(3)).requests == nil)
        var collector = MeasurementCollector(options: AnalysisOptions(), detail: .comparisons)
        for record in records(3) { collector.add(record) }
        #expect(collector.finish().requests?.count == 3)
    }
}
