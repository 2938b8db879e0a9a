import Foundation
import Testing

/// The command as scripts use it: input, formats, output, options.
@Suite struct AnalyzeTests {
    static let formats = ["text", "markdown", "json", "csv"]
    private static let run = Repository.path("samples/aiperf-0.13-without-trace")

    private func json(_ arguments: [String], input: String = "") throws -> [String: Any] {
        let result = try Tool.run(arguments + ["--format", "json"], input: input)
        #expect(result.status == 0, "\(result.errors)")
        return try #require(try JSONSerialization.jsonObject(with: result.outputBytes) as? [String: Any])
    }

    private func member(_ object: [String: Any], _ name: String) throws -> [String: Any] {
        try #require(object[name] as? [String: Any])
    }

    @Test(
        arguments: Repository.runs.map { ($0, "text") } + formats.map { ("samples/aiperf-0.13-errors", $0) })
    func everyRunAndEveryForm(_ run: String, _ format: String) throws {
        let result = try Tool.run([Repository.path(run), "--format", format])
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(result.output.hasSuffix("\n") && !result.output.hasSuffix("\n\n"))
        let words = result.output.split { !$0.isLetter }.map { $0.lowercased() }
        #expect(!words.contains { ["nan", "inf", "nil", "optional"].contains($0) })
    }

    @Test(arguments: ["samples/aiperf-0.13-errors", "Tests/Fixtures/runs/draft-schema"], ["text", "json"])
    func twoRunsGiveTheSameBytes(_ run: String, _ format: String) throws {
        let arguments = [Repository.path(run), "--format", format]
        #expect(try Tool.run(arguments).outputBytes == Tool.run(arguments).outputBytes)
    }

    @Test func analyzeIsTheDefault() throws {
        #expect(
            try Tool.run([Self.run]).output == Tool.run(["analyze", Self.run, "--format", "text"]).output)
    }

    /// A directory, its file, the same file by another way: one and the same result.
    @Test func anyPathToARunGivesTheSame() throws {
        let whole = try Tool.run([Self.run]).output
        for path in [
            Self.run + "/", Self.run + "/profile_export.jsonl", Self.run + "/../aiperf-0.13-without-trace",
        ] {
            #expect(try Tool.run([path]).output == whole)
        }
    }

    @Test func standardInputIsARunWithoutSummary() throws {
        let text = try RunText.lines().joined(separator: "\n")
        let object = try json(["-"], input: text)
        #expect(try member(object, "overview")["total_records"] as? Int == 10)
        let input = try member(object, "input")
        #expect(input["file"] as? String == "-")
        #expect(input["bytes"] as? Int == text.utf8.count)
        #expect(input["model"] is NSNull)
    }

    @Test func aFileIsWrittenAsStandardOutputIs() throws {
        let folder = try TemporaryFolder()
        for format in Self.formats {
            let path = folder.path("a/b/out.\(format)")
            let result = try Tool.run([Self.run, "--format", format, "-o", path])
            #expect(result.status == 0 && result.output == "" && result.errors == "")
            let expected = try Tool.run([Self.run, "--format", format]).outputBytes
            #expect(try Data(contentsOf: URL(filePath: path)) == expected)
        }
        #expect(folder.names == ["a"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("a/b")).count == 4)
    }

    @Test func aFileThatIsThereIsReplaced() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(String(repeating: "old\n", count: 100_000), to: "out.csv")
        #expect(try Tool.run([Self.run, "--format", "csv", "-o", path]).status == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("metric,unit,count"))
        #expect(folder.names == ["out.csv"])
    }

    @Test func theHashIsComputedWhenAskedFor() throws {
        let folder = try TemporaryFolder()
        // printf '{"metadata":{}}\n' | sha256sum
        let path = try folder.write("{\"metadata\":{}}\n", to: "run.jsonl")
        #expect(try member(json([path]), "input")["sha256"] is NSNull)
        let hash = try member(json([path, "--hash"]), "input")["sha256"] as? String
        #expect(hash == "3ff1a6aa1b06a7bc387ff0f26cf5920dfddbdafaa264f297ec36dbce0eb443a3")
    }

    @Test func theSummarySaysWhatTheRunWas() throws {
        let input = try member(json([Self.run]), "input")
        #expect(input["file"] as? String == "profile_export.jsonl")
        #expect(input["aiperf_version"] as? String == "0.13.0")
        #expect(input["model"] as? String == "mock-model")
        #expect((input["endpoint"] as? String)?.hasPrefix("http://localhost:") == true)
        #expect(input["endpoint_type"] as? String == "chat")
        #expect((input["start_time"] as? String)?.hasSuffix("Z") == true)
    }

    @Test func aSummaryThatCannotBeReadIsANote() throws {
        let folder = try TemporaryFolder()
        try folder.write(RunText.lines().joined(separator: "\n"), to: "profile_export.jsonl")
        try folder.write("{ not json CANARY", to: "profile_export_aiperf.json")
        let result = try Tool.run([folder.url.path()])
        #expect(result.status == 0)
        #expect(result.output.contains("summary beside the run cannot be read"))
        #expect(!result.output.contains("CANARY"))
    }

    @Test func optionsReachTheFigures() throws {
        let run = Repository.path("samples/aiperf-0.6-streaming")
        let nearest = try json([run])
        let linear = try json([run, "--percentile-method", "linear", "--percentiles", "99.9,50,42"])
        #expect(try member(nearest, "options")["percentile_method"] as? String == "nearest")
        #expect(try member(linear, "options")["percentile_method"] as? String == "linear")
        let ttfb = try (member(member(nearest, "metrics"), "ttfb"), member(member(linear, "metrics"), "ttfb"))
        #expect(ttfb.0["p90"] as? Double != ttfb.1["p90"] as? Double)
        #expect(ttfb.0["p99.9"] == nil && ttfb.1["p99.9"] is Double && ttfb.1["p42"] is Double)
    }

    @Test func failuresEnterOnlyWhenAskedFor() throws {
        let run = Repository.path("samples/aiperf-0.13-errors")
        let without = try json([run])
        let with = try json([run, "--include-failed"])
        let counts = try (member(without, "overview"), member(with, "overview"))
        #expect(counts.0["failed_requests"] as? Int == 22 && counts.1["failed_requests"] as? Int == 22)
        #expect(counts.0["request_throughput"] as? Double == counts.1["request_throughput"] as? Double)
        let ttfb = try (member(member(without, "metrics"), "ttfb"), member(member(with, "metrics"), "ttfb"))
        #expect(ttfb.0["count"] as? Int == 128)
        #expect(try #require(ttfb.1["count"] as? Int) > 128)
        let throughput = try member(member(with, "metrics"), "token_throughput")
        #expect(throughput["count"] as? Int == 128)
    }

    @Test func warmUpRecordsAreLeftOutAndCounted() throws {
        let text = try (RunText.lines() + Array(repeating: RunText.warmup, count: 3)).joined(separator: "\n")
        let overview = try member(json(["-"], input: text), "overview")
        #expect(overview["total_records"] as? Int == 13)
        #expect(overview["excluded_by_phase"] as? Int == 3)
        #expect(overview["successful_requests"] as? Int == 10)
        let printed = try Tool.run(["-"], input: text).output
        #expect(printed.contains("3 records of other phases left out: warmup 3."))
    }

    /// What a real run of every kind must show, or say that it does not record.
    @Test func whatIsNotRecordedIsSaid() throws {
        let current = try Tool.run([Repository.path("samples/aiperf-0.13-streaming")]).output
        #expect(current.contains("Inter-Chunk Latency (ICL):\n"))
        #expect(current.contains("Chunk sizes: not recorded"))
        #expect(current.contains("AIPerf's inter_chunk_latency"))
        let untraced = try Tool.run([Self.run]).output
        #expect(untraced.contains("TTFB (includes network + server processing):\n"))
        #expect(untraced.contains("Inter-Chunk Latency (ICL):\n"))
        #expect(untraced.contains("Network transfer time:"))
        #expect(untraced.contains("--export-http-trace"))
    }

    /// A file large enough to be read by several threads.
    @Test func severalThreadsGiveTheSameBytes() throws {
        let line = try RunText.lines(60).joined(separator: "\n") + "\n"
        let folder = try TemporaryFolder()
        let path = try folder.write(String(repeating: line + "oops\n\n", count: 24), to: "run.jsonl")
        let one = try Tool.run([path, "--format", "json", "--threads", "1"])
        let several = try Tool.run([path, "--format", "json", "--threads", "3"])
        #expect(several.outputBytes == one.outputBytes)
        #expect(several.errors == one.errors)
        #expect(one.errors.contains("line 61 skipped"))
    }
}
