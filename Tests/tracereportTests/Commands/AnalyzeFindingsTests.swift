import Foundation
import Testing

@testable import tracereport

/// Where the findings of a run are shown, and how.
@Suite struct AnalyzeFindingsTests {
    private static let failing = Repository.path("samples/aiperf-0.13-errors")
    private static let healthy = Repository.path("samples/aiperf-0.13-streaming")

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let result = try Tool.run(arguments)
        #expect(result.status == 0, "\(result.errors)")
        return try #require(try JSONSerialization.jsonObject(with: result.outputBytes) as? [String: Any])
    }

    @Test func theyAreInTheJSONRanked() throws {
        let run = try json([Self.failing, "--format", "json"])
        let findings = try #require(run["findings"] as? [[String: Any]])
        let first = try #require(findings.first)
        #expect(first["id"] as? String == "failures")
        #expect(first["severity"] as? String == "problem")
        #expect((first["evidence"] as? [String: Any])?["failed"] as? Int == 17)
        #expect((first["impact"] as? [String: Any])?["kind"] as? String == "requests")
        #expect((first["requests"] as? [String])?.count == 5)
        #expect(
            Set(first.keys) == [
                "id", "severity", "title", "text", "advice", "evidence", "impact", "suppresses", "chart",
                "requests",
            ])
        #expect((run["headline"] as? String)?.hasPrefix("One request in nine (17 of 145) failed.") == true)
        let other = try json([Self.healthy, "--format", "json"])
        #expect((other["findings"] as? [Any])?.isEmpty == true)
        let explained = (other["correlation"] as? [String: Any])?["duration_explained_by_tokens"] as? Double
        #expect(explained.map { (0.8...0.86).contains($0) } == true)
    }

    @Test func textEndsWithThemAndMarkdownBeginsWithThem() throws {
        let text = try Tool.run([Self.failing]).output
        let place = try #require(text.range(of: "  FINDINGS\n"))
        #expect(text[place.upperBound...].contains("[problem] Requests failed"))
        #expect(!text[place.upperBound...].contains("  NOTES\n"))
        #expect(!text.contains("\u{1B}"))
        let markdown = try Tool.run([Self.failing, "--format", "markdown"]).output
        let found = try #require(markdown.range(of: "## Findings"))
        let insights = try #require(markdown.range(of: "## Key insights"))
        #expect(found.lowerBound < insights.lowerBound)
    }

    @Test func theyCanBeHadAlone() throws {
        let text = try Tool.run([Self.failing, "--findings"])
        #expect(text.output.hasPrefix("  One request in nine (17 of 145) failed."))
        #expect(!text.output.contains("KEY INSIGHTS"))
        let markdown = try Tool.run([Self.failing, "--findings", "--format", "markdown"])
        #expect(markdown.output.hasPrefix("## Findings\n\nOne request in nine"))
        let alone = try json([Self.failing, "--findings", "--format", "json"])
        #expect(Set(alone.keys) == ["headline", "findings"])
        #expect(try Tool.run([Self.failing, "--findings", "--format", "csv"]).status == 64)
        let nothing = try Tool.run([Self.healthy, "--findings"]).output
        #expect(nothing.contains("Nothing was found"))
    }

    @Test func aRunCanBeHeldToThem() throws {
        let rules = ["--require", "stalls == 0", "--require", "findings.invalid == 0"]
        #expect(try Tool.run(["check", Self.failing] + rules).status == 0)
        #expect(try Tool.run(["check", Self.failing, "--require", "findings.problems == 0"]).status == 1)
        #expect(try Tool.run(["check", Self.healthy, "--require", "findings.problems == 0"]).status == 0)
    }

    @Test func anArchivedRunShowsThoseOfTheRun() throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("archive")
        #expect(try Tool.run(["archive", Self.failing, "--into", archive]).status == 0)
        let name = try #require(
            FileManager.default.contentsOfDirectory(atPath: archive).first { $0.contains("_") })
        let arguments = ["--findings", "--format", "json"]
        let stored = try Tool.run([archive + "/" + name] + arguments).output
        #expect(try stored == Tool.run([Self.failing] + arguments).output)
        let redacted = try Tool.run([archive + "/" + name, "--redact"] + arguments).output
        #expect(try redacted == Tool.run([Self.failing, "--redact"] + arguments).output)
        #expect(redacted != stored)
    }

    @Test func coloursAreForTerminalsThatWantThem() {
        #expect(TerminalColors.none.painted("[notice]", .notice) == "[notice]")
        #expect(TerminalColors.sixteen.painted("[problem]", .problem) == "\u{1B}[31m[problem]\u{1B}[0m")
        // No terminal is there in a test.
        #expect(TerminalColors.ofStandardOutput == .none || isatty(STDOUT_FILENO) == 1)
    }
}
