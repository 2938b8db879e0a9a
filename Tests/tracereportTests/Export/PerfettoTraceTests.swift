import Testing

@testable import TraceAnalysis
@testable import tracereport

@Suite struct PerfettoTraceTests {
    private func packets(_ events: [TraceEvent]) throws -> [ProtobufFields] {
        try #require(ProtobufFields(ExportSamples.bytes(.perfetto, events))).messages(1)
    }

    /// The events in their order: when, of which type, what they are called.
    private func events(_ packets: [ProtobufFields]) -> [(time: UInt64, type: UInt64, name: String)] {
        let interned = packets.first?.messages(12).first?.messages(2) ?? []
        return packets.compactMap { packet in
            guard let event = packet.messages(11).first, let type = event.number(9) else { return nil }
            let name = event.number(10).flatMap { number in
                interned.first { $0.number(1) == number }?.text(2)
            }
            return (packet.number(8) ?? 0, type, name ?? "")
        }
    }

    @Test func aRequestHoldsItsPhases() throws {
        let origin = UInt64(ExportSamples.origin)
        let found = events(try packets([.request(try ExportSamples.request())]))
        #expect(found.map(\.type) == [1, 1, 2, 1, 2, 1, 2, 2])
        #expect(found.map(\.name) == ["request", "send", "", "wait", "", "transfer", "", ""])
        #expect(
            found.map { $0.time - origin }
                == [0, 0, 500_000, 500_000, 1_500_001, 1_500_001, 3_500_001, 3_500_001])
    }

    @Test func whatIsKnownStandsBesideIt() throws {
        let request = try ExportSamples.request { row in
            (row.outcome, row.errorType, row.isStreaming, row.ttfb) = (.failed, "Gone", true, 1_500_000)
        }
        let packets = try packets([.request(request)])
        let names = try #require(packets.first?.messages(12).first).messages(3)
        let event = try #require(packets.flatMap { $0.messages(11) }.first)
        var facts: [String: ProtobufFields] = [:]
        for fact in event.messages(4) {
            let name = names.first { $0.number(1) == fact.number(1) }?.text(2)
            facts[try #require(name)] = fact
        }
        #expect(facts["request_id"]?.text(6) == "id-0" && facts["error_type"]?.text(6) == "Gone")
        #expect(facts["status"]?.number(4) == 200 && facts["output_tokens"]?.number(4) == 24)
        #expect(facts["streaming"]?.number(2) == 1)
        #expect(facts["ttfb_ms"]?.number(5) == 1.5.bitPattern)
        #expect(facts["chunks"] == nil && facts["start_ns"] == nil && facts["wait_ms"] == nil)
        #expect(events(packets).first?.name == "failed request")
    }

    @Test func turnsAreLinkedByOneId() throws {
        var first = try ExportSamples.request()
        first.linkToNext = 7
        var second = try ExportSamples.request(number: 1, after: 10)
        second.linkFromBefore = 7
        let begun = try packets([.request(first), .request(second)]).flatMap { $0.messages(11) }
            .filter { $0.number(3) == 1 }
        #expect(begun.map { $0.number(47) } == [7, nil] && begun.map { $0.number(48) } == [nil, 7])
    }

    @Test func tracksCountersAndInstantsHaveTheirDescriptors() throws {
        let origin = ExportSamples.origin
        let packets = try packets([
            .track(TraceTrack(number: 0, rank: 3, name: "connection 1")),
            .counter(.inFlight, time: origin, value: 5), .counter(.tokens, time: origin, value: 2.5),
            .instant(TraceInstant(kind: .stall, time: origin, facts: [(.length, .number(250))])),
        ])
        let tracks = packets.flatMap { $0.messages(60) }
        let named = Dictionary(
            tracks.map { ($0.number(1) ?? 0, $0.text(2) ?? "") }, uniquingKeysWith: { one, _ in one })
        #expect(named.count == tracks.count, "no track is told of twice")
        #expect(tracks.last?.number(5) == tracks.first?.number(1) && tracks.last?.number(12) == 3)
        let events = packets.flatMap { $0.messages(11) }
        #expect(
            events.map { named[$0.number(11) ?? 0] } == [
                "requests in flight", "output tokens a second", "stalls",
            ])
        #expect(events[0].number(30) == 5 && events[1].number(44) == 2.5.bitPattern)
        #expect(packets.allSatisfy { $0.number(10) == 1 }, "all of one sequence")
        #expect(packets.map { $0.number(13) } == [1] + packets.dropFirst().map { _ in 2 })
    }
}
