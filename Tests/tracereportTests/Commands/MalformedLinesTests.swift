import Foundation
import Testing

/// Malformed lines are skipped, counted, and named by line number with the reason; the rest is analysed.
@Suite struct MalformedLinesTests {
    private static let faults: [(String, String)] = [
        ("not json", "not a JSON object"), ("[]", "not a JSON object"),
        (#"{"metadata":{"request_start_ns":1"#, "cut off: a string or a bracket is never closed"),
        (#"{"metadata":{"request_start_ns":"x"}}"#, "metadata.request_start_ns is not an integer"),
        (
            #"{"trace_data":{"response_chunks":[[1,null]]}}"#,
            "trace_data.response_chunks is not an array of [timestamp, size] pairs"
        ),
        ("{}", "no object under metadata, metrics, trace_data or error"),
        (#"{"metadata" 1}"#, "expected a colon"),
    ]

    @Test(arguments: AnalyzeTests.formats)
    func theRestIsAnalysed(_ format: String) throws {
        var lines = try RunText.lines()
        for (place, fault) in Self.faults.enumerated() { lines.insert(fault.0, at: place * 2) }
        var bytes = Data(lines.joined(separator: "\r\n").utf8)
        bytes.append(Data("\n{\"metadata\":{},\"x\":\"".utf8 + [0xC3, 0x28] + "\"}\n\n".utf8))
        let result = try Tool.run(["-", "--format", format], input: bytes)
        #expect(result.status == 0)
        #expect(result.sentences.count == 8)
        for (place, fault) in Self.faults.enumerated() {
            #expect(
                result.sentences[place].hasPrefix("tracereport: line \(place * 2 + 1) skipped: \(fault.1)"))
        }
        #expect(result.sentences.last == "tracereport: line 18 skipped: not valid UTF-8")
        if format == "json" {
            let object = try #require(
                try JSONSerialization.jsonObject(with: result.outputBytes) as? [String: Any])
            let overview = try #require(object["overview"] as? [String: Any])
            #expect(overview["malformed_lines"] as? Int == 8)
            #expect(overview["total_records"] as? Int == 10)
            let notes = try #require(object["notes"] as? [[String: Any]])
            let note = try #require(notes.first { $0["id"] as? String == "malformed_lines" })
            #expect(note["count"] as? Int == 8)
            #expect((note["text"] as? String)?.contains("line 18 (not valid UTF-8)") == true)
        } else if format != "csv" {
            #expect(result.output.contains("8 malformed lines skipped: line 1 (not a JSON object)"))
        }
    }

    @Test func theFiguresAreThoseOfTheGoodLines() throws {
        let good = try RunText.lines()
        let clean = try Tool.run(["-", "--format", "csv"], input: good.joined(separator: "\n"))
        let mixed = try Tool.run(
            ["-", "--format", "csv"],
            input: good.flatMap { [$0, String($0.dropLast(7)), ""] }.joined(separator: "\n"))
        #expect(mixed.output == clean.output)
        #expect(mixed.sentences.count == 10)
    }

    @Test func beyondTenTheyAreOnlyCounted() throws {
        let lines = try RunText.lines() + Array(repeating: "x", count: 1_015)
        let result = try Tool.run(["-"], input: lines.joined(separator: "\n"))
        #expect(result.sentences.count == 11)
        #expect(result.sentences.last == "tracereport: 1,005 more malformed lines skipped")
        let quiet = try Tool.run(["-", "--quiet"], input: lines.joined(separator: "\n"))
        #expect(quiet.errors == "")
        #expect(quiet.output == result.output)
    }
}
