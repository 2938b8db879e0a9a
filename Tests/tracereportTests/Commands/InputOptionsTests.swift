import Foundation
import Testing

@testable import tracereport

/// A part of a run, what is asked of its requests, and runs that are not whole, from the command line.
@Suite struct InputOptionsTests {
    private static let run = Repository.path("Tests/Fixtures/loads/aiperf-0.13-goodput")
    private static let interrupted = Repository.path("Tests/Fixtures/loads/aiperf-0.13-interrupted")

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let result = try Tool.run(arguments + ["--format", "json"])
        #expect(result.status == 0, "\(result.errors)")
        return try JSONSerialization.jsonObject(with: result.outputBytes) as? [String: Any] ?? [:]
    }

    private func count(_ name: String, _ json: [String: Any]) -> Int? {
        (json["overview"] as? [String: Any])?[name] as? Int
    }

    @Test func aWindowIsSaidEverywhere() throws {
        let json = try json([Self.run, "--window", "1..3", "--slo", "time_to_first_token <= 200ms"])
        let options = try #require(json["options"] as? [String: Any])
        #expect(options["window"] as? String == "1s..3s" && options["steady"] as? Bool == false)
        #expect(options["slo"] as? [String] == ["time_to_first_token <= 200ms"])
        let left = try #require(count("outside_window", json))
        let kept = try #require(count("successful_requests", json))
        #expect(left + kept == 150)
        let notes = try #require(json["notes"] as? [[String: Any]])
        #expect(notes.first { $0["id"] as? String == "outside_window" }?["count"] as? Int == left)
        let markdown = try Tool.run([Self.run, "--window", "1..3", "--steady", "--format", "markdown"]).output
        #expect(markdown.contains("the window 1s..3s, the steady part"))
        let context = try Tool.run(["templates", "context", Self.run, "--window", "1..3", "--steady"]).output
        #expect(context.contains("--window 1s..3s --steady"))
    }

    @Test(arguments: [("2..", "from 2s on"), ("..3s", "before 3s"), ("1..3", "1s..3s")])
    func anEndThatIsLeftOutIsTold(_ window: String, _ words: String) throws {
        let findings = try Tool.run([Self.run, "--window", window, "--findings"]).output
        #expect(findings.contains("In the window \(words): "), "\(findings)")
        let text = try Tool.run([Self.run, "--window", window]).output
        // The file stands in one of the two lists of what the run was, with its size.
        let lists = text.components(separatedBy: "  RUN\n").last ?? ""
        #expect(lists.components(separatedBy: "\n  Input: ").count == 2)
    }

    @Test func momentsAreTheSameWindow() throws {
        let whole = try json([Self.run, "--window", "2026-11-28T09:46:50Z.."])
        let left = try #require(count("outside_window", whole))
        #expect(left > 0)
        let path = Self.run + "/profile_export.jsonl"
        let result = try Tool.run(
            ["-", "--window", "2026-11-28T09:46:50Z..", "--format", "json"],
            input: Data(contentsOf: URL(filePath: path)))
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test(arguments: [["--window", "1..3"], ["--steady"], ["--window", "..5s"]])
    func fromAPipeNothingIsReadTwice(_ part: [String]) throws {
        let result = try Tool.run(
            ["-"] + part, input: Data(contentsOf: URL(filePath: Self.run + "/profile_export.jsonl")))
        #expect(result.status == 64 && result.errors.contains("once only"))
    }

    @Test(arguments: [
        ["--window", "5..3"], ["--window", "x"], ["--slo", "ttfb.p99 <= 3ms"], ["--slo", "failures <= 3"],
        ["--slo", ""],
    ])
    func whatIsNotUnderstoodIsAUsageFault(_ options: [String]) throws {
        #expect(try Tool.run([Self.run] + options).status == 64)
    }

    @Test func aWindowSaysWhatItTakes() throws {
        let refused = try Tool.run([Self.run, "--window", "5..3"])
        #expect(refused.errors.contains("A..B with B after A") && refused.errors.contains("10..90"))
    }

    @Test func aWindowWithoutARequestHasNoResult() throws {
        let result = try Tool.run([Self.run, "--window", "1h.."])
        #expect(result.status == 65 && result.errors.contains("none begins in the window"))
    }

    @Test func anArchivedRunKeepsItsPart() throws {
        let folder = try TemporaryFolder()
        let archived = try Tool.run(
            ["archive", "add", Self.run, "--steady", "--slo", "ttfb <= 1s", "--into", folder.path("a")])
        let place = archived.output.split(separator: "\n").first.map(String.init) ?? ""
        #expect(archived.status == 0, "\(archived.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("a"))
        let name = try #require(names.first { $0.contains("_mock-model_") }, "\(place)")
        let run = folder.path("a/\(name)")
        let options = try #require(try json([run])["options"] as? [String: Any])
        #expect(options["steady"] as? Bool == true && options["slo"] as? [String] == ["ttfb <= 1s"])
        #expect(try Tool.run([run, "--steady", "--slo", "ttfb <= 1s"]).status == 0)
        #expect(try Tool.run([run, "--window", "1..2"]).status == 64)
        #expect(try Tool.run([run, "--slo", "ttfb <= 2s"]).status == 64)
        #expect(try Tool.run(["archive", "verify", folder.path("a")]).status == 0)
    }

    @Test func aRunThatIsNotWholeDecidesNothing() throws {
        let rule = ["--require", "failures <= 50%"]
        let checked = try Tool.run(["check", Self.interrupted, "--format", "json"] + rule)
        #expect(checked.status == 1 && checked.output.contains("\"reason\" : \"incomplete run\""))
        #expect(try Tool.run(["check", Self.interrupted, "--allow-incomplete"] + rule).status == 0)
        #expect(try Tool.run(["check", Self.run] + rule).status == 0)
        let baseline = try Tool.run(
            ["check", Self.run, "--baseline", Self.interrupted, "--require", "failures <= baseline + 1"])
        #expect(baseline.status == 1 && baseline.output.contains("in the baseline, incomplete run"))
        let compared = try Tool.run(["compare", Self.run, Self.interrupted, "--format", "json"])
        #expect(compared.status == 0 && compared.output.contains("\"verdict\" : \"not_comparable\""))
        #expect(compared.output.contains("\"reason\" : \"it is not a whole run\""))
        #expect(try Tool.run(["compare", Self.run, Self.interrupted]).output.contains("cannot be compared"))
    }

    @Test(arguments: [
        ("goodput >= 8%", 0), ("goodput >= 95%", 1), ("goodput.rate >= 1.6", 0), ("empty_answers <= 0", 0),
        ("empty_answers <= 1%", 0), ("goodput < 0.1", 0),
    ])
    func whatIsAskedCanBeChecked(_ rule: String, _ status: Int32) throws {
        let result = try Tool.run(["check", Self.run, "--require", rule])
        #expect(result.status == status, "\(result.output)")
    }

    @Test func theLoadStandsInWords() throws {
        let text = try Tool.run([Self.run]).output
        #expect(text.contains("10 concurrent") && text.contains("13 of 150 (8.7%)"))
        let capped = try Tool.run([Repository.path("Tests/Fixtures/loads/aiperf-0.13-rate-capped")]).output
        #expect(capped.contains("40 requests/s, at most 8 in flight"))
        let stale = try Tool.run([Repository.path("Tests/Fixtures/loads/stale-summary")]).output
        #expect(!stale.contains("256") && !stale.contains("other-model"))
    }
}
