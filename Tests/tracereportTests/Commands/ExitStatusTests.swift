import Foundation
import Testing

/// Every refusal: its status, its one sentence, and that nothing is left behind.
@Suite struct ExitStatusTests {
    private static let run = Repository.path("samples/aiperf-0.13-without-trace")

    /// One sentence on standard error, nothing on standard output.
    private func expectRefusal(
        _ result: Tool.Outcome, status: Int32, saying words: String...,
        from location: SourceLocation = #_sourceLocation
    ) {
        #expect(result.status == status, "\(result.errors)", sourceLocation: location)
        #expect(result.output == "", sourceLocation: location)
        #expect(result.sentences.count == 1, "\(result.errors)", sourceLocation: location)
        #expect(result.errors.hasPrefix("tracereport: "), sourceLocation: location)
        for word in words {
            #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: location)
        }
    }

    @Test(arguments: [[], ["analyze"]])
    func aMissingFile(_ command: [String]) throws {
        let result = try Tool.run(command + ["/nowhere/run.jsonl"])
        expectRefusal(result, status: 66, saying: "/nowhere/run.jsonl", "No such file or directory")
    }

    @Test func anEmptyFile() throws {
        let folder = try TemporaryFolder()
        for text in ["", "\n\r\n  \n", "\u{FEFF}"] {
            let result = try Tool.run([folder.write(text, to: "run.jsonl")])
            expectRefusal(result, status: 65, saying: "run.jsonl is empty")
        }
        expectRefusal(try Tool.run(["-"]), status: 65, saying: "standard input is empty")
    }

    @Test func noUsableRecord() throws {
        let folder = try TemporaryFolder()
        let result = try Tool.run([folder.write("\nhello\n{}\n", to: "run.jsonl")])
        expectRefusal(
            result, status: 65, saying: "run.jsonl holds no usable record", "2 malformed lines",
            "line 2 (not a JSON object)")
    }

    @Test func onlyOtherPhases() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("\(RunText.warmup)\n\(RunText.warmup)\n", to: "run.jsonl")
        expectRefusal(try Tool.run([path]), status: 65, saying: "warmup (2)", "--phase warmup", "--phase all")
        #expect(try Tool.run([path, "--phase", "warmup"]).status == 0)
        #expect(try Tool.run([path, "--phase", "all"]).status == 0)
        expectRefusal(try Tool.run([Self.run, "--phase", "warmup"]), status: 65, saying: "profiling (60)")
    }

    @Test func aDirectoryWithoutARun() throws {
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "profile_export_raw.jsonl")
        expectRefusal(
            try Tool.run([folder.url.path()]), status: 66, saying: "holds no AIPerf run",
            "profile_export.jsonl")
    }

    @Test func aDirectoryWithSeveralRuns() throws {
        let folder = try TemporaryFolder()
        for name in ["profile_export.jsonl", "another.jsonl"] { try folder.write("", to: name) }
        let result = try Tool.run([folder.url.path()])
        expectRefusal(result, status: 66, saying: "several runs: another.jsonl, profile_export.jsonl")
    }

    @Test(arguments: [
        ["--bogus", run], [run, "more"], [run, "--format", "xml"], [run, "--percentiles", "50,x"],
        [run, "--percentiles", "101"], [run, "--percentiles", ""], [run, "--percentile-method", "mean"],
        [run, "--phase", ""], ["analyze"], [], ["analyse", run], [run, "-o"],
    ])
    func wrongUsage(_ arguments: [String]) throws {
        let result = try Tool.run(arguments)
        #expect(result.status == 64, "\(arguments) \(result.errors)")
        #expect(result.output == "")
        #expect(!result.errors.isEmpty)
    }

    @Test func helpAndVersionAreNoFailure() throws {
        let version = try Tool.run(["--version"])
        #expect(version.status == 0)
        #expect(version.output.split(separator: ".").count == 3 && version.errors == "")
        for arguments in [["--help"], ["analyze", "--help"], ["--generate-completion-script", "bash"]] {
            let result = try Tool.run(arguments)
            #expect(result.status == 0)
            #expect(!result.output.isEmpty && result.errors == "")
        }
    }

    @Test func strictAllowsNoMalformedLine() throws {
        let folder = try TemporaryFolder()
        let lines = try RunText.lines()
        let good = try folder.write(lines.joined(separator: "\n"), to: "good.jsonl")
        #expect(try Tool.run([good, "--strict"]).status == 0)
        let bad = try folder.write((lines + ["oops", "{}"]).joined(separator: "\n"), to: "bad.jsonl")
        let output = folder.path("out.txt")
        let result = try Tool.run([bad, "--strict", "-o", output])
        expectRefusal(
            result, status: 65, saying: "2 malformed lines", "line 11 (not a JSON object)", "--strict")
        #expect(folder.names == ["bad.jsonl", "good.jsonl"])
    }

    @Test func anOutputThatCannotBeWritten() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        try folder.write("", to: "folder/other")
        for (path, word) in [
            ("file/out.txt", "Not a directory"), ("folder", "Is a directory"),
            ("file/a/b/out.txt", "Not a directory"),
        ] {
            let result = try Tool.run([Self.run, "-o", folder.path(path)])
            expectRefusal(result, status: 73, saying: word)
        }
        #expect(folder.names == ["file", "folder"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("folder")) == ["other"])
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aStandardOutputThatIsFull() throws {
        let result = try Tool.run([Self.run], output: "/dev/full")
        #expect(result.status == 73)
        #expect(result.sentences.count == 1)
        #expect(result.errors.contains("standard output"))
    }

    /// What writes several files refuses as the analysis does, and leaves no folder of its own.
    @Test(arguments: ["report", "charts"])
    func commandsThatWriteFoldersRefuseAlike(_ command: String) throws {
        let folder = try TemporaryFolder()
        let good = try folder.write(RunText.lines().joined(separator: "\n"), to: "good.jsonl")
        let bad = try folder.write(RunText.lines().joined(separator: "\n") + "\noops", to: "bad.jsonl")
        let warm = try folder.write(RunText.warmup, to: "warm.jsonl")
        let empty = try folder.write("", to: "empty.jsonl")
        let output = folder.path("out")
        for (arguments, status, words) in [
            ([folder.path("absent"), "-o", output], 66, "No such file"),
            ([empty, "-o", output], 65, "is empty"),
            ([warm, "-o", output], 65, "--phase"), ([bad, "-o", output, "--strict"], 65, "line 11"),
            ([good, "-o", folder.path("good.jsonl/out")], 73, "Not a directory"),
        ] as [([String], Int32, String)] {
            expectRefusal(try Tool.run([command] + arguments), status: status, saying: words)
        }
        let usage = try Tool.run([command, good])
        #expect(usage.status == 64 && usage.output == "")
        #expect(folder.names == ["bad.jsonl", "empty.jsonl", "good.jsonl", "warm.jsonl"])
    }

    /// One file of several cannot take its place: none of the others may appear.
    @Test func aReportIsWrittenWholeOrNotAtAll() throws {
        let folder = try TemporaryFolder()
        try folder.write("kept", to: "out/summary.json/inside")
        let result = try Tool.run(["report", Self.run, "-o", folder.path("out")])
        expectRefusal(result, status: 73, saying: "summary.json", "Is a directory")
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path("out")).sorted()
        #expect(left == ["summary.json", "summary.json/inside"], "\(left)")
    }

    /// Names from the command line and from the file cannot act on the terminal.
    @Test func messagesAreInert() throws {
        let folder = try TemporaryFolder()
        let result = try Tool.run(["/nowhere/\u{1B}[2J\u{202E}.jsonl"])
        #expect(!result.errors.contains("\u{1B}") && !result.errors.contains("\u{202E}"))
        let phase = #"{"metadata":{"benchmark_phase":"\u001b[2J"}}"#
        #expect(!(try Tool.run([folder.write(phase, to: "run.jsonl")]).errors.contains("\u{1B}")))
    }
}
