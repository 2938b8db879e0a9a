import Testing

@testable import TraceAnalysis
@testable import tracereport

@Suite struct SlowestSectionTests {
    private func content(_ lines: [String]) throws -> ReportContent {
        var table = RequestTable()
        for line in lines {
            let record = try RecordDecoder.decode(Array(line.utf8))
            let metrics = RequestMetrics(record)
            var gaps = AnswerGaps(between: record.wire.chunkTimes)
            table.add(
                metrics, record, &gaps, hash: RequestHash.hash(metrics, record),
                countsForLatencies: metrics.outcome == .successful)
        }
        return ReportContent(try Analyses.of(lines), slowest: table.slowest)
    }

    private func line(_ id: Int, duration: Double?, latency: Double? = nil, phases: String = "") -> String {
        let start = 1_795_466_080_372_000_000 + id * 1_000_000
        let metrics = [
            duration.map { "\"http_req_duration\":\($0)" }, latency.map { "\"request_latency\":\($0)" },
        ]
        .compactMap { $0 }
        let all = metrics.joined(separator: ",") + phases
        return #"{"metadata":{"x_request_id":"id-\#(id)","request_start_ns":\#(start)},"metrics":{\#(all)}}"#
    }

    private func section(_ content: ReportContent) throws -> (
        lead: String, table: ContentTable, rest: [String]
    ) {
        let section = try #require(content.sections.first { $0.id == "slowest" })
        let tables = section.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
        let rest = section.blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
        return (try #require(section.lead), try #require(tables.first), rest)
    }

    @Test func tenAreListedTheSlowestFirst() throws {
        let content = try content((1...15).map { line($0, duration: Double($0)) })
        let (lead, table, rest) = try section(content)
        #expect(table.rows.map(\.[0]) == (6...15).reversed().map { "id-\($0)" })
        #expect(table.rows[0][1] == "2026-11-23 20:34:40.387")
        #expect(table.columns.map(\.title).contains("http_req_duration"))
        #expect(table.rows.allSatisfy { $0.count == table.columns.count })
        #expect(lead == "The slowest of 15 requests took 15.00ms, 1.88 times the p50.")
        #expect(rest == ["A dash is what was not recorded."])
        #expect(content.slowest == "The slowest request took 15.00ms.")
    }

    @Test func thePhasesAreTheDisjointOnes() throws {
        let phases =
            #","http_req_sending":1,"http_req_waiting":2,"http_req_receiving":6,"http_req_connecting":0.5"#
        let (lead, table, rest) = try section(
            try content([line(1, duration: 9, phases: phases), line(2, duration: 9, phases: phases)]))
        #expect(
            table.rows[0].suffix(7) == ["0.00ms", "0.00ms", "500.00μs", "500.00μs", "2.00ms", "6.00ms", "–"])
        #expect(lead.hasSuffix("; transfer is the longest phase of all that are listed."))
        #expect(rest == ["A dash is what was not recorded."])
    }

    @Test func aMeasureThatIsNotTheSameForAllIsNamed() throws {
        let (_, table, _) = try section(
            try content([line(1, duration: 9), line(2, duration: nil, latency: 12)]))
        #expect(table.columns[2].title == "Measure")
        #expect(table.rows.map(\.[2]) == ["request_latency", "http_req_duration"])
    }

    @Test func oneAndNoneAreSpokenOfAsSuch() throws {
        #expect(
            try section(try content([line(1, duration: 9)])).lead
                == "The only request with http_req_duration took 9.00ms.")
        let none = try content([#"{"error":{"type":"x"}}"#])
        #expect(none.slowest == nil)
        #expect(
            none.sections.first { $0.id == "slowest" }?.lead
                == "No request that counts for the latencies has a duration.")
    }

    @Test func withoutTheRequestsThereIsNoSection() throws {
        let content = ReportContent(try Analyses.of([line(1, duration: 9)]))
        #expect(!content.sections.contains { $0.id == "slowest" })
    }
}
