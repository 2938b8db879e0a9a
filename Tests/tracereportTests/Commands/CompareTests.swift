import Foundation
import Testing

/// The comparison as people and scripts use it.
@Suite struct CompareTests {
    private static let run = Repository.path("samples/aiperf-0.13-streaming")
    private static let other = Repository.path("samples/aiperf-0.13-errors")

    @Test func aRunIsNoDifferentFromItself() throws {
        let result = try Tool.run([
            "compare", Self.run, Self.run + "/profile_export.jsonl", "--format", "json",
        ])
        #expect(result.status == 0 && result.errors == "")
        let object = try #require(
            try JSONSerialization.jsonObject(with: result.outputBytes) as? [String: Any])
        #expect(object["baseline"] as? String == "aiperf-0.13-streaming")
        let candidate = try #require((object["candidates"] as? [[String: Any]])?.first)
        #expect(candidate["name"] as? String == "aiperf-0.13-streaming (2)")
        #expect(candidate["verdict"] as? String == "no_clear_difference")
        let warnings = try #require(candidate["warnings"] as? [[String: String]])
        #expect(warnings.map { $0["id"] } == ["same_input"])
        #expect(warnings.first?["text"]?.hasSuffix("are the same file, byte for byte.") == true)
        let text = try Tool.run(["compare", Self.run, Self.run]).output
        #expect(text.contains("there is nothing to compare"))
        let input = try #require(object["baseline_input"] as? [String: Any])
        #expect((input["sha256"] as? String)?.count == 64)
    }

    /// What was asked for and not sent, a server that fell behind, and a limit that one side has are all of the load.
    @Test func otherLoadsAreSaid() throws {
        let runs = ["aiperf-0.13-rate-overload", "aiperf-0.13-rate-capped"].map {
            Repository.path("Tests/Fixtures/loads/\($0)")
        }
        let result = try Tool.run(["compare"] + runs)
        let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("They ran under different loads, so a change need not be the server's."))
        #expect(text.contains("Request rate differs: 25 a second and 40 a second (23 sent)."))
        #expect(text.contains("Limit of requests in flight differs: none and 8."))
        #expect(text.contains("aiperf-0.13-rate-overload was offered more requests than it answered"))
        let check = try Tool.run(["check", runs[1], "--against", runs[0], "--inconclusive", "pass"])
        #expect(check.status == 0 && check.errors == "")
        #expect(check.output.contains("Held against aiperf-0.13-rate-overload, of another set-up. "))
        let json = try Tool.run([
            "check", runs[1], "--against", runs[0], "--inconclusive", "pass", "--format", "json",
        ])
        #expect(json.errors.contains("held against aiperf-0.13-rate-overload, of another set-up."))
        let alike = try Tool.run(["check", runs[1], "--against", runs[1], "--inconclusive", "pass"])
        #expect(!alike.output.contains("Held against"))
    }

    @Test func aSideMayBeSeveralRuns() throws {
        let more = ["--base", Self.run, "--base", Self.run, "--candidate", Self.run, "--candidate", Self.run]
        let result = try Tool.run(["compare", Self.run, Self.run, "--format", "json"] + more)
        #expect(result.status == 0 && result.errors == "")
        let object = try #require(
            try JSONSerialization.jsonObject(with: result.outputBytes) as? [String: Any])
        let candidate = try #require((object["candidates"] as? [[String: Any]])?.first)
        #expect(candidate["runs"] as? [String: Int] == ["baseline": 3, "candidate": 3])
        let throughput = try #require(
            ((candidate["metrics"] as? [String: Any])?["request_throughput"] as? [String: Any])?["avg"]
                as? [String: Any])
        #expect((throughput["values"] as? [String: [Double]])?["baseline"]?.count == 3)
        let text = try Tool.run(["compare", Self.run, Self.run] + more).output
        #expect(text.contains("the run is the unit"))
    }

    @Test(arguments: ["text", "markdown"])
    func theVerdictComesFirst(_ format: String) throws {
        let result = try Tool.run(["compare", Self.run, Self.other, "--format", format])
        #expect(result.status == 0 && result.errors == "")
        let beginning = result.output.prefix(400)
        #expect(beginning.contains("aiperf-0.13-errors") && beginning.contains("aiperf-0.13-streaming"))
        #expect(result.output.contains("failed requests differs: 0.0% and 11.7%"))
        #expect(result.output.contains("request_throughput"))
        #expect(result.output.hasSuffix("\n") && !result.output.hasSuffix("\n\n"))
        #expect(try Tool.run(["compare", Self.run, Self.other, "--format", format]).output == result.output)
    }

    @Test func aFolderHoldsAllOfIt() throws {
        let folder = try TemporaryFolder()
        let result = try Tool.run(["compare", Self.run, Self.other, "-o", folder.path("out")])
        #expect(result.status == 0 && result.output == "" && result.errors == "")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
        #expect(names == ["charts", "compare.html", "compare.json", "compare.pdf"])
        #expect(FileManager.default.fileExists(atPath: folder.path("out/charts/ttfb-cdf.svg")))
        let html = try String(contentsOfFile: folder.path("out/compare.html"), encoding: .utf8)
        #expect(html.contains("aiperf-0.13-errors against aiperf-0.13-streaming"))
        #expect(html.contains("Phases of the mean request"))
        let text = try Program.text(ofPDF: folder.path("out/compare.pdf"))
        #expect(text.contains("What the Verdict Rests On") && text.contains("Change by Phase"))
        // Signs or not, percentages in a sentence have the same space.
        let sentence = try #require(html.firstMatch(of: /cannot be compared with[^<]*/)).output
        #expect(!sentence.contains(/[0-9]%/), "\(sentence)")
        _ = try Program.output("qpdf", ["--check", folder.path("out/compare.pdf")])
    }

    @Test(arguments: ["one.pdf", "one.html"])
    func aFileIsThatFileAlone(_ name: String) throws {
        let folder = try TemporaryFolder()
        let arguments = ["compare", Self.run, Self.other, "--title", "Mine", "-o", folder.path(name)]
        #expect(try Tool.run(arguments).status == 0)
        #expect(folder.names == [name])
    }

    @Test func refusals() throws {
        let folder = try TemporaryFolder()
        for (arguments, status) in [
            ([Self.run], 64), ([Self.run, Self.run, "--format", "csv"], 64), (["-", "-"], 64),
            ([Self.run, Self.run, "--format", "json", "-o", folder.path("a.pdf")], 64),
            ([Self.run, Self.run, Self.run, "--base", Self.run], 64),
            ([Self.run, "/nowhere"], 66), (["/nowhere", Self.run, "-o", folder.path("out")], 66),
        ] as [([String], Int32)] {
            let result = try Tool.run(["compare"] + arguments)
            #expect(result.status == status, "\(arguments) \(result.errors)")
            #expect(result.output == "" && !result.errors.isEmpty)
        }
        #expect(folder.names == [])
    }

    /// A directory of runs of the same thing is a side; one of runs of different things is none.
    @Test func aDirectoryOfRepetitionsIsASide() throws {
        let folder = try TemporaryFolder()
        let lines = try Repository.text("samples/aiperf-0.13-without-trace/profile_export.jsonl")
            .split(separator: "\n")
        let summary = try Repository.text("samples/aiperf-0.13-without-trace/profile_export_aiperf.json")
            // Else the runs would not be whole.
            .replacing("\"request_count\"", with: "\"other_count\"")
        for side in ["base", "new"] {
            for run in 1...3 {
                let records = lines.dropFirst(run).dropLast(side == "new" ? 1 : 0).joined(separator: "\n")
                try folder.write(records + "\n", to: "\(side)/run_\(run)/profile_export.jsonl")
                try folder.write(summary, to: "\(side)/run_\(run)/profile_export_aiperf.json")
            }
        }
        let compared = try Tool.run(
            ["compare", folder.path("base"), folder.path("new"), "--format", "json", "--quiet"])
        #expect(compared.status == 0, "\(compared.errors)")
        let json = try JSONSerialization.jsonObject(with: compared.outputBytes) as? [String: Any]
        let candidate = try #require((json?["candidates"] as? [[String: Any]])?.first)
        #expect(candidate["runs"] as? [String: Int] == ["baseline": 3, "candidate": 3])
        #expect(candidate["name"] as? String == "new" && json?["baseline"] as? String == "base")
        let text = try Tool.run(["compare", folder.path("base"), folder.path("new"), "--quiet"]).output
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("Welch's test on the logarithms") && !text.contains("36 for p90"))
        #expect(!text.contains("ten stretches"))
        let other = summary.replacing(#""concurrency": 4"#, with: #""concurrency": 8"#)
            .replacing(#""concurrency":4"#, with: #""concurrency":8"#)
        #expect(other != summary)
        try folder.write(other, to: "new/run_2/profile_export_aiperf.json")
        let refused = try Tool.run(["compare", folder.path("base"), folder.path("new"), "--quiet"])
        #expect(refused.status == 66)
        #expect(refused.errors.contains("the load"), "\(refused.errors)")
    }
}
