import Foundation
import Testing
import TraceAnalysis

@testable import tracereport

/// Parts summarised, merged and read as a run, by the command line.
@Suite struct SummarizeTests {
    private static let run = Repository.path("samples/aiperf-0.13-errors")
    private static let file = run + "/profile_export.jsonl"
    private static let about = run + "/profile_export_aiperf.json"

    /// Summarises some bytes of the run each, by one summary of AIPerf.
    private func parts(
        _ ranges: [String], _ options: [String] = [], in folder: borrowing TemporaryFolder
    ) throws -> [String] {
        try ranges.enumerated().map { number, range in
            let path = folder.path("part\(number).summary")
            let result = try Tool.run(["summarize", Self.file, "--range", range, "-o", path] + options)
            #expect(
                result.status == 0 && result.outputBytes.isEmpty && result.errors.isEmpty, "\(result.errors)")
            return path
        }
    }

    /// A merged summary that is called as the run is.
    private func merged(
        _ options: [String] = [], _ more: [String] = [], in folder: borrowing TemporaryFolder
    ) throws -> String {
        let parts = try parts([":70000", "70000:70000", "70000:200000", "200000:"], options, in: folder)
        let path = folder.path("profile_export.jsonl")
        let result = try Tool.run(["merge"] + parts + ["-o", path] + more)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        return path
    }

    @Test(arguments: [[], ["--include-failed", "--phase", "all"], ["--threads", "1"]])
    func theJSONIsThatOfOneProcess(_ options: [String]) throws {
        let folder = try TemporaryFolder()
        let merged = try merged(options, in: folder)
        for format in ["json", "csv", "markdown"] {
            let one = try Tool.run([Self.run, "--format", format] + options)
            #expect(one.status == 0)
            let other = try Tool.run(
                [merged, "--format", format] + options.filter { $0 != "--threads" && $0 != "1" })
            #expect(other.outputBytes == one.outputBytes, "\(format)")
        }
    }

    /// One summary of the whole has its hash, so that the archive takes it for the same run.
    @Test func theReportAndTheArchiveAreThoseOfOneProcess() throws {
        let folder = try TemporaryFolder()
        let summary = folder.path("profile_export.jsonl")
        #expect(try Tool.run(["summarize", Self.run, "-o", summary]).status == 0)
        for (name, input) in [("one", Self.run), ("other", summary)] {
            #expect(try Tool.run(["report", input, "-o", folder.path(name)]).status == 0)
            #expect(try Tool.run(["archive", input, "--into", folder.path("archive")]).status == 0)
        }
        for file in ["report.html", "report.pdf", "summary.json"] {
            let (one, other) = try (
                Data(contentsOf: URL(filePath: folder.path("one/\(file)"))),
                Data(contentsOf: URL(filePath: folder.path("other/\(file)")))
            )
            #expect(one == other, "\(file)")
        }
        let listed = try Tool.run(["archive", "list", folder.path("archive")]).output
        #expect(listed.split(separator: "\n").filter { $0.contains("2026") || $0.contains("T") }.count <= 2)
    }

    /// AIPerf's summary of another run is said to be one, and one part of a run to be one of several.
    @Test func whatDoesNotFitIsSaid() throws {
        let folder = try TemporaryFolder()
        let other = Repository.path("samples/aiperf-0.13-streaming/profile_export_aiperf.json")
        let path = folder.path("part.summary")
        let foreign = try Tool.run(["summarize", Self.run, "--about", other, "-o", path])
        #expect(foreign.status == 0)
        #expect(
            foreign.sentences.count == 1 && foreign.errors.contains("is of another run, unless"),
            "\(foreign.errors)")
        #expect(try Tool.run(["summarize", Self.run, "--about", Self.about, "-o", path]).errors == "")
        let part = try parts([":200000"], ["--about", Self.about], in: folder)
        let findings = try Tool.run(["analyze", part[0], "--findings"]).output
        #expect(findings.contains("Merge it with the other parts of the run"), "\(findings)")
    }

    @Test func everyCommandTakesIt() throws {
        let folder = try TemporaryFolder()
        let merged = try merged(in: folder)
        for command in CommandLines.reading where !command.contains("all") && command[0] != "summarize" {
            guard !command.contains("--include-failed") else { continue }
            let line = command.reading(merged, writingTo: folder.path("out"))
            let result = try Tool.run(line)
            #expect(result.status == 0, "\(line) \(result.errors)")
        }
        // The report says what its hash is of.
        let context = try Tool.run(["report", merged, "-o", folder.path("report.html")])
        #expect(context.status == 0)
        let html = try String(contentsOf: URL(filePath: folder.path("report.html")), encoding: .utf8)
        #expect(html.contains("that of its 4 parts"))
    }

    @Test func whatBelongsToSummarisingIsRefusedAfterwards() throws {
        let folder = try TemporaryFolder()
        let merged = try merged(in: folder)
        for options in [
            ["--phase", "warmup"], ["--include-failed"], ["--window", "1..2"], ["--steady"],
            ["--slo", "request_latency <= 1s"],
        ] {
            let result = try Tool.run([merged] + options)
            #expect(result.status == 64 && result.outputBytes.isEmpty, "\(options)")
            #expect(result.sentences.count == 1, "\(result.errors)")
            let advice = options == ["--steady"] ? "Analyze the profile_export.jsonl itself" : ""
            #expect(advice.isEmpty || result.errors.contains(advice), "\(result.errors)")
        }
        for options in [["--phase", "profiling"], ["--slo", "ttfb <= 1s"], ["--percentiles", "42"]] {
            #expect(try Tool.run([merged] + options).status == 0, "\(options)")
        }
    }

    @Test func mergeRefusesAPartTwiceUnlikeOnesAndOtherFiles() throws {
        let folder = try TemporaryFolder()
        let plain = try parts([":70000", "70000:"], in: folder)
        let out = folder.path("out.summary")
        func refused(_ inputs: [String], _ words: String, _ status: Int32 = 65) throws {
            let result = try Tool.run(["merge"] + inputs + ["-o", out])
            #expect(result.status == status && result.sentences.count == 1)
            #expect(result.errors.contains(words), "\(result.errors)")
            #expect(!FileManager.default.fileExists(atPath: out))
        }
        try refused([plain[0], plain[1], plain[0]], "a second time")
        let failed = folder.path("failed.summary")
        _ = try Tool.run(["summarize", Self.file, "--range", "70000:", "--include-failed", "-o", failed])
        try refused([plain[0], failed], "another --include-failed")
        let hidden = folder.path("hidden.summary")
        _ = try Tool.run(["summarize", Self.file, "--range", "70000:", "--redact", "-o", hidden])
        try refused([plain[0], hidden], "another --redact")
        let bounded = folder.path("bounded.summary")
        _ = try Tool.run(["summarize", Self.file, "--range", "70000:", "--bounded", "-o", bounded])
        try refused([plain[0], bounded], "another --bounded")
        try refused([plain[0], Self.file], "no summary of a part")
        try refused([plain[0], folder.path("missing")], "cannot read", 66)
        var bytes = try Data(contentsOf: URL(filePath: plain[1]))
        bytes[bytes.count / 2] ^= 1
        try refused([plain[0], folder.write(bytes, to: "damaged")], "its checksum does not match")
        bytes[5] = 9
        try refused([plain[0], folder.write(bytes, to: "newer")], "a later version")
    }

    @Test func whatCannotBeSummarisedIsRefused() throws {
        let folder = try TemporaryFolder()
        let out = folder.path("out.summary")
        let compressed = Repository.path("Tests/Fixtures/compressed/profile_export.jsonl.gz")
        for arguments in [
            ["-", "--range", "0:1"], [Self.file, "--range", "5:3"], [Self.file, "--range", ":"],
            [compressed, "--range", "0:9"], [Self.file, "--window", "1..2"], [Self.file, "--name", ""],
            [Self.file, "--steady"],
        ] {
            let result = try Tool.run(["summarize"] + arguments + ["-o", out])
            #expect(result.status == 64, "\(arguments) \(result.errors)")
        }
        let picture = try folder.write(Data([0x89] + Array("PNG\n1\n2\n".utf8)), to: "run.jsonl")
        #expect(try Tool.run(["summarize", picture, "-o", out]).status == 65)
        #expect(try Tool.run(["summarize", Self.file, "--about", picture, "-o", out]).status == 65)
        #expect(!FileManager.default.fileExists(atPath: out))
        // A part without a record is a part; a run of nothing else is none.
        let empty = try folder.write("", to: "empty.jsonl")
        #expect(try Tool.run(["summarize", empty, "-o", out]).status == 0)
        #expect(try Tool.run([out]).status == 65)
    }

    @Test func aPipeAndACompressedFileAreParts() throws {
        let folder = try TemporaryFolder()
        let bytes = try Data(contentsOf: URL(filePath: Self.file))
        let half = try #require(bytes[(bytes.count / 2)...].firstIndex(of: 0x0A)) + 1
        let (first, second) = (folder.path("1.summary"), folder.path("2.summary"))
        #expect(
            try Tool.run(["summarize", "-", "--about", Self.about, "-o", first], input: bytes[..<half]).status
                == 0)
        let plain = try folder.write(Data(bytes[half...]), to: "rest.jsonl")
        _ = try Program.output("gzip", [plain])
        #expect(
            try Tool.run(["summarize", plain + ".gz", "--about", Self.about, "-o", second]).status == 0)
        let merged = folder.path("profile_export.jsonl")
        #expect(try Tool.run(["merge", first, second, "-o", merged]).status == 0)
        var (one, other) = try (
            Tool.run([Self.run, "--format", "json"]).output, Tool.run([merged, "--format", "json"]).output
        )
        // What was read of the compressed part is fewer bytes.
        one.replace(/"bytes" : \d+/, with: "")
        other.replace(/"bytes" : \d+/, with: "")
        #expect(one == other)
    }

    @Test func redactedPartsAreTheRedactedRun() throws {
        let folder = try TemporaryFolder()
        let merged = try merged(["--redact"], in: folder)
        let one = try Tool.run([Self.run, "--format", "json", "--redact"])
        #expect(try Tool.run([merged, "--format", "json"]).outputBytes == one.outputBytes)
        #expect(try Tool.run([merged, "--format", "json", "--redact"]).outputBytes == one.outputBytes)
    }

    @Test func pooledPartsHaveNoRate() throws {
        let folder = try TemporaryFolder()
        let merged = try merged([], ["--pool"], in: folder)
        let figures = try Figures(Tool.run([merged, "--format", "json"]).outputBytes)
        #expect(figures["overview.request_throughput"] == nil && figures["overview.duration_s"] == nil)
        #expect(figures.note("pooled") == 4)
    }
}
