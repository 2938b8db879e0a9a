import Testing

@testable import TraceAnalysis
@testable import tracereport

@Suite struct ChromeTraceTests {
    private func events(_ events: [TraceEvent]) throws -> [[String: Any]] {
        let all = try #require(try ExportSamples.json(.chrome, events)["traceEvents"] as? [[String: Any]])
        return Array(all.dropFirst(2))
    }

    @Test func aRequestHoldsItsPhases() throws {
        let found = try events([.request(try ExportSamples.request(after: 2))])
        #expect(found.map { $0["name"] as? String } == ["request", "send", "wait", "transfer"])
        #expect(found.map { $0["ts"] as? Double } == [2_000, 2_000, 2_500, 3_500.001])
        #expect(found.map { $0["dur"] as? Double } == [3_500.001, 500, 1_000.001, 2_000])
        #expect(found.allSatisfy { $0["ph"] as? String == "X" && $0["tid"] as? Int == 1 })
        let facts = try #require(found[0]["args"] as? [String: Any])
        #expect(facts["request_id"] as? String == "id-0" && facts["output_tokens"] as? Int == 24)
        #expect(facts["chunks"] == nil)
    }

    /// The arrow stands behind the request and before its phases, so that it holds on to the request.
    @Test func turnsAreLinkedByOneId() throws {
        var first = try ExportSamples.request()
        first.linkToNext = 7
        var second = try ExportSamples.request(number: 1, after: 10)
        second.linkFromBefore = 7
        let found = try events([.request(first), .request(second)])
        #expect(found.compactMap { $0["ph"] as? String }.joined() == "XsXXXXfXXX")
        let arrows = found.filter { $0["id"] != nil }
        #expect(arrows.allSatisfy { $0["id"] as? String == "0x0000000000000007" })
        #expect(arrows.map { $0["ts"] as? Double } == [0, 10_000] && arrows[1]["bp"] as? String == "e")
    }

    @Test func tracksCountersAndInstants() throws {
        let origin = ExportSamples.origin
        let found = try events([
            .track(TraceTrack(number: 4, rank: 3, name: "connection \"1\"")),
            .counter(.inFlight, time: origin + 1, value: 5),
            .instant(TraceInstant(kind: .failure, time: origin, facts: [(.status, .integer(503))])),
        ])
        #expect(found.compactMap { $0["ph"] as? String }.joined() == "MMCi")
        #expect((found[0]["args"] as? [String: Any])?["name"] as? String == "connection \"1\"")
        #expect(found[0]["tid"] as? Int == 5)
        #expect(found[2]["ts"] as? Double == 0.001)
        #expect((found[2]["args"] as? [String: Any])?["requests"] as? Int == 5)
        #expect((found[3]["args"] as? [String: Any])?["status"] as? Int == 503)
    }

    @Test func aRunWithoutRequestsIsAFileToo() throws {
        #expect(try events([]).isEmpty)
    }
}
