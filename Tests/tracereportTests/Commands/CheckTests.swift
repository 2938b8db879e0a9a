import Foundation
import Testing

/// The check as CI uses it: status, formats, refusals.
@Suite struct CheckTests {
    private static let run = Repository.path("samples/aiperf-0.13-streaming")
    private static let errors = Repository.path("samples/aiperf-0.13-errors")
    private static let kept = ["--require", "ttfb.p50 <= 1s", "--require", "failures <= 0"]
    private static let broken = kept + ["--require", "ttfb.p50 <= 1ms"]
    private static let open = kept + ["--require", "chunk_size.avg <= 1KB"]

    @Test(arguments: ["text", "json", "junit", "markdown"])
    func theStatusTells(_ format: String) throws {
        let form = ["--format", format]
        let good = try Tool.run(["check", Self.run] + Self.kept + form)
        #expect(good.status == 0 && good.errors == "")
        let bad = try Tool.run(["check", Self.run] + Self.broken + form)
        #expect(bad.status == 1)
        #expect(bad.errors == "tracereport: of 3 rules, 1 failed\n")
        let open = try Tool.run(["check", Self.run] + Self.open + form)
        #expect(open.status == 1)
        #expect(open.errors == "tracereport: of 3 rules, 1 inconclusive\n")
        let allowed = try Tool.run(["check", Self.run, "--allow-inconclusive"] + Self.open + form)
        #expect(allowed.status == 0 && allowed.errors == "")
        for result in [good, bad, open, allowed] {
            #expect(result.output.hasSuffix("\n") && !result.output.hasSuffix("\n\n"))
        }
    }

    @Test func textHasARowARule() throws {
        let output = try Tool.run(["check", Self.errors] + Self.open).output
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.split(separator: " ").joined(separator: " ")
        }
        #expect(lines[0] == "Verdict Rule Value Limit n Why")
        #expect(lines[2].hasPrefix("pass ttfb.p50 <= 1s"))
        // Five of the 150 were cancelled on purpose.
        #expect(lines[3] == "fail failures <= 0 17 0 145 above the limit")
        #expect(lines[4] == "inconclusive chunk_size.avg <= 1KB not recorded 1.00KB 0 not recorded")
        #expect(lines[6].hasPrefix("Figures are taken as they are") && lines[6].contains("--confidence 95"))
        #expect(lines[7] == "Failed: of 3 rules, 1 failed, 1 inconclusive.")
    }

    /// What an open rule comes to is chosen; in JSON it stays what it is.
    @Test func anOpenRuleFailsPassesOrWarns() throws {
        for (choice, status, skipped) in [("fail", 1, 0), ("pass", 0, 0), ("warn", 0, 1)] {
            let options = ["check", Self.run, "--inconclusive", choice] + Self.open
            let json = try Tool.run(options + ["--format", "json"])
            #expect(json.status == Int32(status))
            #expect(json.output.contains("\"passed\" : \(status == 0)"))
            #expect(json.output.contains("\"verdict\" : \"inconclusive\""))
            let xml = try Tool.run(options + ["--format", "junit"]).output
            #expect(xml.contains("failures=\"\(status)\" errors=\"0\" skipped=\"\(skipped)\""), "\(choice)")
        }
        #expect(try Tool.run(["check", Self.run] + Self.open + ["--allow-inconclusive"]).status == 0)
    }

    @Test func aConfidenceGivesBounds() throws {
        let rules = ["--require", "ttfb.p50 <= 1s", "--require", "failures <= 5%"]
        let result = try Tool.run(
            ["check", Self.run, "--confidence", "95", "--format", "json"] + rules)
        #expect(result.status == 0, "\(result.output)")
        let object = try #require(
            try JSONSerialization.jsonObject(with: result.outputBytes) as? [String: Any])
        let all = try #require(object["rules"] as? [[String: Any]])
        for rule in all {
            let low = try #require(rule["low"] as? Double)
            let high = try #require(rule["high"] as? Double)
            let value = try #require(rule["value"] as? Double)
            #expect(low <= value && value <= high)
            #expect(rule["effective_n"] is Double && rule["verdict"] as? String == "pass")
        }
        let text = try Tool.run(["check", Self.run, "--confidence", "95"] + rules).output
        #expect(text.contains("with 95% confidence") && text.contains("As independent"))
    }

    @Test func aRunIsHeldAgainstOthers() throws {
        let others = (0..<5).flatMap { _ in ["--against", Self.run] }
        let same = try Tool.run(["check", Self.run, "--format", "json"] + others)
        #expect(same.status == 0, "\(same.output)")
        #expect(same.output.contains("\"rule\" : \"http_req_duration.p95 as in 5 runs\""))
        #expect(same.output.contains("\"rule\" : \"request_throughput as in 5 runs\""))
        let few = try Tool.run(["check", Self.run, "--against", Self.run])
        #expect(few.status == 1 && few.output.contains("fewer than 5 runs"))
        #expect(few.output.contains(" as in 1 run ") && !few.output.contains("not looked at"))
        let text = try Tool.run(["check", Self.run] + others).output
        #expect(text.contains("99% prediction interval") && !text.contains("--confidence 95"))
        let both = try Tool.run(["check", Self.run, "--require", "ttfb.p50 < 9s"] + others).output
        #expect(both.contains("99% prediction interval") && both.contains("--confidence 95 does"))
    }

    /// A value just beyond its limit must not look like it.
    @Test func valuesThatLookAlikeAreWrittenInFull() throws {
        let summary = try Tool.run([Self.run, "--format", "json"]).outputBytes
        let object = try #require(try JSONSerialization.jsonObject(with: summary) as? [String: Any])
        let metrics = try #require(object["metrics"] as? [String: Any])
        let p50 = try #require((metrics["ttfb"] as? [String: Any])?["p50"] as? Double)
        let output = try Tool.run(["check", Self.run, "--require", "ttfb.p50 < \(p50 - 1e-5)ms"]).output
        #expect(output.contains("\(p50) ms"))
        #expect(output.contains("\(p50 - 1e-5) ms"))
    }

    @Test func jUnitIsXMLWithACaseARule() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("check.xml")
        let rules = Self.open + ["--require", "ttfb.p50 < 1ms"]
        let result = try Tool.run(["check", Self.run, "--format", "junit", "-o", path] + rules)
        #expect(result.status == 1 && result.output == "")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("tests=\"4\" failures=\"2\" errors=\"0\" skipped=\"0\""))
        #expect(text.contains("name=\"ttfb.p50 &lt;= 1s\""))
        #expect(text.contains("<failure type=\"fail\"") && text.contains("<failure type=\"inconclusive\""))
        let parsed = try Program.output(
            "python3",
            [
                "-c",
                "import sys, xml.etree.ElementTree as e; r = e.parse(sys.argv[1]).getroot(); "
                    + "print(len(r.findall('.//testcase')), len(r.findall('.//failure')))", path,
            ])
        #expect(parsed == "4 2\n")
        let allowed = ["check", Self.run, "--format", "junit", "--allow-inconclusive"] + rules
        let skipping = try Tool.run(allowed).output
        #expect(
            skipping.contains("failures=\"1\" errors=\"0\" skipped=\"1\"") && skipping.contains("<skipped "))
    }

    @Test func anIncompleteRunSaysWhatJudgesIt() throws {
        let run = Repository.path("Tests/Fixtures/loads/aiperf-0.13-interrupted")
        let rules = ["--require", "ttfb.p50 <= 10s", "--require", "ttfb.p90 <= 10s"]
        for format in ["text", "markdown"] {
            let result = try Tool.run(["check", run, "--format", format] + rules)
            #expect(result.status == 1)
            #expect(result.output.contains("--allow-incomplete judges it all the same."), "\(format)")
        }
        let allowed = try Tool.run(["check", run, "--allow-incomplete"] + rules)
        #expect(allowed.status == 0 && allowed.output.hasSuffix("Passed: both rules passed.\n"))
        #expect(!allowed.output.contains("--allow-incomplete"))
    }

    @Test func rulesComeFromAFileToo() throws {
        let folder = try TemporaryFolder()
        let rules = try folder.write("# all\nttfb.p50 <= 1s # one\n\nfailures <= 0\n", to: "rules")
        let result = try Tool.run(["check", Self.run, "--rules", rules, "--require", "malformed <= 0"])
        #expect(result.status == 0 && result.output.hasSuffix("Passed: all 3 rules passed.\n"))
        #expect(try Tool.run(["check", Self.errors, "--rules", rules]).status == 1)
    }

    @Test func theBaselineIsAnotherRun() throws {
        let arguments = ["check", Self.run, "--baseline", Repository.path("samples/aiperf-0.6-streaming")]
        let kept = try Tool.run(arguments + ["--require", "ttfb.p95 <= baseline * 1.1 + 5ms"])
        #expect(kept.status == 0, "\(kept.output)")
        let broken = try Tool.run(arguments + ["--require", "ttfb.p95 <= baseline * 0.1 + 5ms"])
        #expect(broken.status == 1, "\(broken.output)")
        let other = try Tool.run(arguments + ["--require", "inter_chunk_latency.p50 <= baseline"])
        #expect(other.status == 1)
        #expect(other.output.contains("taken from metrics, in the baseline from trace"))
    }

    @Test func aRuleThatIsNotUnderstoodIsPointedAt() throws {
        let result = try Tool.run(["check", "/nowhere", "--require", "ttfb.p99 <= 250"])
        #expect(result.status == 64 && result.output == "")
        let expected = """
            tracereport: rule, column 16: the number needs a unit: ns, μs (or us), ms or s
              ttfb.p99 <= 250
                             ^

            """
        #expect(result.errors == expected)
        let folder = try TemporaryFolder()
        let file = try folder.write("failures <= 0\n\u{1B}ttfb.p99 <= 1s\n", to: "rules")
        let inFile = try Tool.run(["check", Self.run, "--rules", file])
        #expect(inFile.status == 64 && inFile.output == "")
        #expect(inFile.errors.contains("rules:2:1: there is no figure 'U+001Bttfb.p99'; is ttfb meant?"))
        #expect(!inFile.errors.contains("\u{1B}"))
    }

    @Test func refusals() throws {
        let folder = try TemporaryFolder()
        let none = try folder.write("# none\n\n", to: "none")
        let binary = try folder.write(Data([0xFF, 0xFE]), to: "binary")
        let rule = ["--require", "failures <= 0"]
        for (arguments, status, words) in [
            ([Self.run], 64, "--require"), (["--require", "failures <= 0"], 64, "INPUT"),
            ([Self.run, "--require", ""], 64, "the rule is empty"),
            ([Self.run, "--require", "ttfb.p99 <= baseline"], 64, "--baseline"),
            ([Self.run, "--rules", none], 64, "holds no rule"), ([Self.run, "--rules", binary], 64, "UTF-8"),
            ([Self.run, "--rules", folder.path("absent")], 66, "No such file"),
            (["/nowhere"] + rule, 66, "No such file"),
            ([Self.run, "--baseline", "/nowhere"] + rule, 66, "No such file"),
            (["-", "--baseline", "-"] + rule, 64, "standard input"),
            ([Self.run, "-o", folder.path("none/out")] + rule, 73, "Not a directory"),
            ([Self.run, "--format", "csv"] + rule, 64, "csv"),
            ([Self.run, "--confidence", "50"] + rule, 64, "--confidence"),
            ([Self.run, "--confidence", "95", "--require", "ttfb.p50 == 1s"], 64, "never known to equal"),
            ([Self.run, "--inconclusive", "pass", "--allow-inconclusive"] + rule, 64, "one of the two"),
        ] as [([String], Int32, String)] {
            let result = try Tool.run(["check"] + arguments)
            #expect(result.status == status, "\(arguments) \(result.errors)")
            #expect(result.output == "")
            #expect(result.errors.lowercased().contains(words.lowercased()), "\(result.errors)")
        }
        #expect(folder.names == ["binary", "none"])
    }

    /// Of an archive the last runs of the same configuration are taken, the run itself aside.
    @Test func aRunIsHeldAgainstItsLikeInAnArchive() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        let lines = try Repository.text("samples/aiperf-0.13-without-trace/profile_export.jsonl")
            .split(separator: "\n")
        for run in 1...6 {
            let records = lines.dropFirst(run).joined(separator: "\n") + "\n"
            try folder.write(records, to: "run\(run)/profile_export.jsonl")
            let archived = try Tool.run(["archive", folder.path("run\(run)"), "--into", directory, "--quiet"])
            #expect(archived.status == 0, "\(archived.errors)")
        }
        let other = Repository.path("samples/aiperf-0.13-errors")
        #expect(try Tool.run(["archive", other, "--into", directory, "--quiet"]).status == 0)
        let checked = try Tool.run([
            "check", folder.path("run3"), "--against", directory, "--allow-incomplete", "--format", "json",
        ])
        #expect(checked.sentences.contains { $0.contains("held against 5 runs of the same configuration") })
        let json = try JSONSerialization.jsonObject(with: checked.outputBytes) as? [String: Any]
        let rules = try #require(json?["rules"] as? [[String: Any]])
        #expect(
            !rules.isEmpty && rules.allSatisfy { ($0["rule"] as? String)?.hasSuffix("as in 5 runs") == true })
        let alone = try Tool.run(["check", other, "--against", directory, "--allow-incomplete"])
        #expect(alone.status == 1 && alone.errors.contains("holds no other run"))
        let passes = ["check", other, "--against", directory, "--allow-incomplete", "--inconclusive", "pass"]
        #expect(try Tool.run(passes).status == 0)
    }
}
