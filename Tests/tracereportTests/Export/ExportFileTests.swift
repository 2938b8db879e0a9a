import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

@Suite struct ExportFileTests {
    @Test func requestsWithoutTimesAreCounted() throws {
        let folder = try TemporaryFolder()
        var file = try ExportFile(folder.path("t.json"), .chrome, ExportSamples.run, links: TurnLinks())
        var row = try ExportSamples.request().row
        try file.append(row)
        row.end = nil
        try file.append(row)
        (row.start, row.end) = (-5, 5)
        try file.append(row)
        #expect(file.requests == 3 && file.withoutTimes == 2)
        try file.finish()
        let data = try Data(contentsOf: URL(filePath: folder.path("t.json")))
        let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let events = try #require(object?["traceEvents"] as? [[String: Any]])
        #expect(events.count { $0["name"] as? String == "request" } == 1)
    }

    @Test func aFailureIsAnInstantAtItsEnd() throws {
        let folder = try TemporaryFolder()
        var file = try ExportFile(folder.path("t.json"), .chrome, ExportSamples.run, links: TurnLinks())
        for outcome in [RequestOutcome.successful, .failed, .cancelled] {
            var row = try ExportSamples.request().row
            (row.outcome, row.errorType) = (outcome, "Gone")
            try file.append(row)
        }
        try file.finish()
        let data = try Data(contentsOf: URL(filePath: folder.path("t.json")))
        let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let events = try #require(object?["traceEvents"] as? [[String: Any]])
        let instants = events.filter { $0["ph"] as? String == "i" }
        #expect(instants.map { $0["name"] as? String } == ["failure", "cancelled"])
        #expect(instants.map { $0["ts"] as? Double } == [3_500.001, 3_500.001])
        #expect((instants[0]["args"] as? [String: Any])?["error_type"] as? String == "Gone")
    }

    /// One that is not finished leaves nothing.
    @Test func itAppearsWholeOrNotAtAll() throws {
        let folder = try TemporaryFolder()
        do {
            var file = try ExportFile(folder.path("t.har"), .har, ExportSamples.run, links: TurnLinks())
            try file.append(try ExportSamples.request().row)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).isEmpty)
    }
}
