import Foundation
import Testing

/// `--phase` with a name of the run.
@Suite struct PhaseOptionTests {
    private static let run = Repository.path("Tests/Fixtures/loads/aiperf-0.13-phases")

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Tool.run([Self.run, "--format", "json", "--quiet"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return try #require(try JSONSerialization.jsonObject(with: result.outputBytes) as? [String: Any])
    }

    private func median(_ object: [String: Any]) throws -> Double {
        let metrics = try #require(object["metrics"] as? [String: Any])
        return try #require((metrics["time_to_first_token"] as? [String: Any])?["p50"] as? Double)
    }

    @Test func aNameChoosesItsRecords() throws {
        let low = try json("--phase", "low")
        #expect((low["overview"] as? [String: Any])?["successful_requests"] as? Int == 40)
        #expect((low["overview"] as? [String: Any])?["excluded_by_phase"] as? Int == 130)
        #expect((low["options"] as? [String: Any])?["phase"] as? String == "low")
        #expect((low["groups"] as? [Any])?.isEmpty == true)
        let notes = try #require(low["notes"] as? [[String: Any]])
        let note = notes.first { $0["id"] as? String == "excluded_by_phase" }?["text"] as? String
        #expect(note == "130 records of other phases left out: high 120, warm 10.")
        #expect(try median(low) < 70)
        #expect(try median(json("--phase", "high")) > 350)
    }

    @Test func theGroupsOfTheWholeAreItsPhases() throws {
        let groups = try #require(try json()["groups"] as? [[String: Any]])
        #expect(groups.map { $0["by"] as? String } == ["phase_name", "phase_name"])
        #expect(groups.map { $0["value"] as? String } == ["high", "low"])
        #expect(groups.map { $0["requests"] as? Int } == [120, 40])
        #expect(groups.map { $0["failed"] as? Int } == [0, 0])
        #expect(
            Set(groups.flatMap(\.keys)) == [
                "by", "value", "requests", "failed", "ttfb_p50_ms", "time_to_first_token_p50_ms",
                "http_req_duration_p50_ms",
            ])
        #expect(try #require(groups.first?["time_to_first_token_p50_ms"] as? Double) > 350)
    }

    @Test func allOfThemAreSaidToBePooled() throws {
        let all = try json("--phase", "all")
        let notes = try #require(all["notes"] as? [[String: Any]])
        let note = try #require(notes.first { $0["id"] as? String == "mixed_phases" })
        #expect(note["count"] as? Int == 3)
        #expect(
            (note["text"] as? String)?.contains(
                "(--phase all): high (120 requests), low (40 requests), warm (10 requests).") == true,
            "\(note)")
        let one = try json("--phase", "low")["notes"] as? [[String: Any]]
        #expect(one?.contains { $0["id"] as? String == "mixed_phases" } == false)
    }

    @Test func titlesAndTheCommandSayWhichPhaseItIs() throws {
        let text = try Tool.run([Self.run, "--phase", "low", "--quiet"]).output
        #expect(text.contains("phase low"))
        #expect(text.contains("--phase low"))
    }

    @Test func aNameThatNoRecordHasIsRefused() throws {
        let result = try Tool.run([Self.run, "--phase", "middle"])
        #expect(result.status == 65)
        #expect(result.sentences.count == 1)
        #expect(result.errors.contains("only of high (120), low (40), warm (10)"), "\(result.errors)")
        #expect(result.errors.contains("--phase NAME"))
    }
}
