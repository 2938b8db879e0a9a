import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

@Suite struct OTLPSpansTests {
    /// The spans of every line.
    private func lines(_ events: [TraceEvent]) throws -> [[[String: Any]]] {
        let text = String(decoding: ExportSamples.bytes(.otlp, events), as: UTF8.self)
        return try text.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let resource = (object?["resourceSpans"] as? [[String: Any]])?.first
            let scope = (resource?["scopeSpans"] as? [[String: Any]])?.first
            return try #require(scope?["spans"] as? [[String: Any]])
        }
    }

    @Test func phasesAreChildrenOfTheirRequest() throws {
        let spans = try #require(try lines([.request(try ExportSamples.request())]).first)
        #expect(spans.map { $0["name"] as? String } == ["request", "send", "wait", "transfer"])
        let id = try #require(spans[0]["spanId"] as? String)
        #expect(spans[0]["parentSpanId"] == nil && spans[0]["kind"] as? Int == 3)
        #expect(spans.dropFirst().allSatisfy { $0["parentSpanId"] as? String == id })
        #expect(Set(spans.compactMap { $0["spanId"] as? String }).count == 4)
        #expect(Set(spans.compactMap { $0["traceId"] as? String }).count == 1)
        #expect(id.count == 16 && (spans[0]["traceId"] as? String)?.count == 32)
        #expect(spans[2]["startTimeUnixNano"] as? String == String(ExportSamples.origin + 500_000))
        #expect(spans[2]["endTimeUnixNano"] as? String == String(ExportSamples.origin + 1_500_001))
        #expect((spans[0]["status"] as? [String: Any])?["code"] as? Int == 1)
    }

    @Test func attributesHaveTheNamesOfTheConvention() throws {
        let request = try ExportSamples.request { row in
            (row.outcome, row.errorType, row.isNewConnection, row.ttfb) = (.failed, "Gone", false, 500_000)
        }
        let span = try #require(try lines([.request(request)]).first?.first)
        let attributes = try #require(span["attributes"] as? [[String: Any]])
        let values = Dictionary(
            uniqueKeysWithValues: attributes.map {
                ($0["key"] as? String ?? "", $0["value"] as? [String: Any])
            })
        #expect(values["gen_ai.usage.output_tokens"]??["intValue"] as? String == "24")
        #expect(values["error.type"]??["stringValue"] as? String == "Gone")
        #expect(values["aiperf.new_connection"]??["boolValue"] as? Bool == false)
        #expect(values["aiperf.ttfb_ms"]??["doubleValue"] as? Double == 0.5)
        #expect((span["status"] as? [String: Any])?["code"] as? Int == 2)
    }

    @Test func aConversationIsOneTrace() throws {
        let events = try (0..<4).map { number in
            TraceEvent.request(
                try ExportSamples.request(number: number) { $0.conversation = number < 2 ? "a" : nil })
        }
        let traces = try lines(events)[0].filter { $0["parentSpanId"] == nil }
            .compactMap { $0["traceId"] as? String }
        #expect(traces[0] == traces[1] && Set(traces).count == 3)
    }

    @Test func aLineIsAMessageOfItsOwn() throws {
        let events = try (0..<600).map { TraceEvent.request(try ExportSamples.request(number: $0)) }
        let lines = try lines(events)
        #expect(lines.map(\.count) == [1_024, 1_024, 352])
        let ids = lines.joined().compactMap { $0["spanId"] as? String }
        #expect(Set(ids).count == 2_400)
        #expect(ExportSamples.bytes(.otlp, events) == ExportSamples.bytes(.otlp, events))
        #expect(try self.lines([]).map(\.count) == [0])
    }
}
