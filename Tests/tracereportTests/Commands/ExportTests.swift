import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

/// The exported files of real runs, through the binary.
@Suite struct ExportTests {
    private static let errors = "samples/aiperf-0.13-errors"

    private func exported(
        _ run: String, _ arguments: [String], input: String = ""
    ) throws -> (data: Data, sentences: [String]) {
        let folder = try TemporaryFolder()
        let place = run == "-" ? run : Repository.path(run)
        let result = try Tool.run(["export", place, "-o", folder.path("x/file")] + arguments, input: input)
        #expect(result.status == 0, "\(result.errors)")
        return (try Data(contentsOf: URL(filePath: folder.path("x/file"))), result.sentences)
    }

    private func object(_ data: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func chrome(_ run: String, _ arguments: [String] = []) throws -> [[String: Any]] {
        let file = try exported(run, ["--format", "chrome"] + arguments)
        return try #require(try object(file.data)["traceEvents"] as? [[String: Any]])
    }

    private func overview(_ run: String) throws -> [String: Any] {
        let json = try Tool.run(["analyze", Repository.path(run), "--format", "json"])
        return try #require(try object(json.outputBytes)["overview"] as? [String: Any])
    }

    /// Every request, successful or not, is one slice, and its phases lie inside it.
    @Test func aSliceARequest() throws {
        let events = try chrome(Self.errors)
        let overview = try overview(Self.errors)
        let requests = events.filter { $0["cat"] as? String == "request" }
        #expect(
            requests.count { $0["name"] as? String == "request" } == overview["successful_requests"] as? Int)
        let failed = requests.count { $0["name"] as? String != "request" }
        #expect(failed == overview["failed_requests"] as? Int && failed > 0)
        #expect(events.count { $0["ph"] as? String == "i" && $0["name"] as? String != "stall" } == failed)
        var open: [Int: Double] = [:]
        for event in events where event["ph"] as? String == "X" {
            let track = try #require(event["tid"] as? Int)
            let (start, length) = (event["ts"] as? Double ?? 0, event["dur"] as? Double ?? 0)
            if event["cat"] as? String == "request" {
                open[track] = start + length
            } else {
                #expect(start + length <= (open[track] ?? 0) + 1e-3)
            }
        }
    }

    @Test func theSameRunGivesTheSameBytes() throws {
        for format in ExportFormat.allCases {
            let one = try exported(Self.errors, ["--format", format.rawValue, "--threads", "1"])
            let other = try exported(Self.errors, ["--format", format.rawValue, "--threads", "3"])
            #expect(one.data == other.data && !one.data.isEmpty)
            #expect(one.sentences.isEmpty, "\(one.sentences)")
        }
    }

    @Test func ofStandardInputTheKeptRequestsAreThere() throws {
        let text = try Repository.text("\(Self.errors)/profile_export.jsonl")
        let file = try exported("-", ["--format", "har"], input: text)
        let log = try #require(try object(file.data)["log"] as? [String: Any])
        let overview = try overview(Self.errors)
        let counted =
            (overview["successful_requests"] as? Int ?? 0) + (overview["failed_requests"] as? Int ?? 0)
        #expect((log["entries"] as? [Any])?.count == counted)
        #expect(file.sentences.count == 1 && file.sentences[0].contains("not kept"))
        #expect(try exported("-", ["--format", "har", "--quiet"], input: text).sentences.isEmpty)
    }

    @Test func hostsAndIdsAreHashedWhereThatIsAskedFor() throws {
        for format in ExportFormat.allCases {
            let plain = try exported(Self.errors, ["--format", format.rawValue]).data
            let redacted = try exported(Self.errors, ["--format", format.rawValue, "--redact"]).data
            let line = try Repository.text("\(Self.errors)/profile_export.jsonl").prefix { $0 != "\n" }
            let record = try object(Data(line.utf8))
            let metadata = try #require(record["metadata"] as? [String: Any])
            for name in ["x_request_id", "conversation_id", "worker_id"] {
                let id = try #require(metadata[name] as? String)
                #expect(plain.range(of: Data(id.utf8)) != nil, "\(format) \(name)")
                #expect(redacted.range(of: Data(id.utf8)) == nil, "\(format) \(name)")
            }
        }
    }

    @Test func whatIsNoUseIsRefused() throws {
        let run = Repository.path(Self.errors)
        for arguments in [
            ["--format", "har", "--by", "session"], ["--format", "csv"], ["--format", "otlp", "--by", "x"],
            [],
        ] {
            #expect(try Tool.run(["export", run, "-o", "/nowhere/x"] + arguments).status == 64)
        }
        #expect(try Tool.run(["export", run, "--format", "har", "-o", "/proc/x"]).status == 73)
        #expect(try Tool.run(["export", "/nowhere", "--format", "har", "-o", "/proc/x"]).status == 66)
    }

    @Test func theDocumentationNamesEveryFormat() throws {
        let text = try Repository.text("docs/export.md")
        for format in ExportFormat.allCases { #expect(text.contains("`\(format.rawValue)`")) }
        for counter in TraceCounter.allCases { #expect(text.contains(counter.name)) }
    }
}
