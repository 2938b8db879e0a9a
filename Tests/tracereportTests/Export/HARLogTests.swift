import Testing

@testable import TraceAnalysis
@testable import tracereport

@Suite struct HARLogTests {
    private func entries(_ events: [TraceEvent]) throws -> [[String: Any]] {
        let log = try #require(try ExportSamples.json(.har, events)["log"] as? [String: Any])
        #expect(log["version"] as? String == "1.2")
        return try #require(log["entries"] as? [[String: Any]])
    }

    @Test func theTimingsAreThePhases() throws {
        let entry = try #require(try entries([.request(try ExportSamples.request())]).first)
        #expect(entry["startedDateTime"] as? String == "2026-11-28T09:50:05.290235175Z")
        #expect(entry["time"] as? Double == 3.500001)
        #expect(
            entry["timings"] as? [String: Double] == [
                "blocked": 0, "dns": -1, "connect": -1, "ssl": -1, "send": 0.5, "wait": 1.000001,
                "receive": 2,
            ])
        #expect(entry["serverIPAddress"] as? String == "10.0.0.7" && entry["connection"] as? String == "c")
        #expect(entry["_output_tokens"] as? Int == 24 && entry["_request_id"] as? String == "id-0")
    }

    @Test func nothingIsSaidOfWhatIsNotRecorded() throws {
        let request = try ExportSamples.request { row in
            (row.status, row.remote, row.connection) = (nil, nil, nil)
            row.phases = Phases(repeating: nil)
        }
        let entry = try #require(try entries([.request(request)]).first)
        let timings = try #require(entry["timings"] as? [String: Double])
        #expect(timings.count == 7 && timings.values.allSatisfy { $0 == -1 })
        let response = try #require(entry["response"] as? [String: Any])
        #expect(response["status"] as? Int == 0 && response["bodySize"] as? Int == -1)
        #expect(entry["serverIPAddress"] == nil && entry["connection"] == nil)
    }

    /// A pseudonym is no address, and a validator would refuse it as one.
    @Test(
        arguments: [
            ("[::1]:80", "::1"), ("fe80::1:80", "fe80::1"), ("1a2b3c4d:80", nil), ("10.0.0.256:80", nil),
            ("x", nil),
        ] as [(String, String?)])
    func onlyAnAddressIsOne(_ remote: String, _ expected: String?) throws {
        let request = try ExportSamples.request { $0.remote = remote }
        let entry = try #require(try entries([.request(request)]).first)
        #expect(entry["serverIPAddress"] as? String == expected)
    }

    @Test func tracksAndCountersAreLeftOut() throws {
        #expect(try entries([.counter(.inFlight, time: 0, value: 1)]).isEmpty)
    }
}
