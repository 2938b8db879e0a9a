import Foundation
import Testing

/// Runs that lie compressed, as every command reads them.
@Suite struct CompressedInputTests {
    /// 60 records of a real run, as gzip leaves them.
    private static let compressed = Repository.path("Tests/Fixtures/compressed/profile_export.jsonl.gz")

    /// A folder with the run in it: plain, and compressed in both ways, each in a folder of its own.
    private static func runs(in folder: borrowing TemporaryFolder) throws -> [(folder: String, file: String)]
    {
        let bytes = try Data(contentsOf: URL(filePath: compressed))
        let gzip = try folder.write(bytes, to: "gzip/profile_export.jsonl.gz")
        let plain = try folder.write(Data(), to: "plain/profile_export.jsonl")
        _ = try Program.output("sh", ["-c", "gzip -dc '\(gzip)' > '\(plain)'"])
        let zstd = try folder.write(Data(), to: "zstd/profile_export.jsonl.zst")
        _ = try Program.output("zstd", ["-q", "-f", plain, "-o", zstd])
        return [("plain", plain), ("gzip", gzip), ("zstd", zstd)].map { (folder.path($0.0), $0.1) }
    }

    /// The JSON without what must differ: the file's name, its bytes and their hash.
    private func figures(_ json: Data) throws -> NSDictionary {
        var root = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        var input = try #require(root["input"] as? [String: Any])
        for name in ["file", "bytes", "sha256"] { input[name] = nil }
        root["input"] = input
        return root as NSDictionary
    }

    @Test(arguments: [["--threads", "1"], ["--threads", "2"], ["--threads", "8", "--include-failed"]])
    func theJSONIsThatOfThePlainFile(_ options: [String]) throws {
        let folder = try TemporaryFolder()
        let runs = try Self.runs(in: folder)
        let plain = try Tool.run([runs[0].file, "--format", "json"] + options)
        #expect(plain.status == 0 && plain.errors.isEmpty, "\(plain.errors)")
        for run in runs {
            for input in [run.file, run.folder] {
                let result = try Tool.run([input, "--format", "json"] + options)
                #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
                #expect(try figures(result.outputBytes) == figures(plain.outputBytes))
                let name = try #require(run.file.split(separator: "/").last)
                let written = try Figures(result.outputBytes)
                #expect(written["input.file"] as? String == String(name))
                let bytes = try Data(contentsOf: URL(filePath: run.file))
                #expect(written.count("input.bytes") == bytes.count)
                let piped = try Tool.run(["-", "--format", "json"] + options, input: bytes)
                #expect(try figures(piped.outputBytes) == figures(plain.outputBytes))
            }
        }
    }

    @Test func theHashIsThatOfTheFileAsItLies() throws {
        let folder = try TemporaryFolder()
        for run in try Self.runs(in: folder) {
            let printed = try Program.output("sha256sum", [run.file])
            for input in [[run.file], [run.file, "--threads", "1"]] {
                let result = try Tool.run(input + ["--format", "json", "--hash"])
                #expect(
                    try Figures(result.outputBytes)["input.sha256"] as? String == String(printed.prefix(64)))
            }
        }
    }

    /// What a name says does not count.
    @Test func theContentTellsWhatItIs() throws {
        let folder = try TemporaryFolder()
        let bytes = try Data(contentsOf: URL(filePath: Self.compressed))
        let path = try folder.write(bytes, to: "profile_export.jsonl")
        let result = try Tool.run([folder.url.path(), "--format", "json"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try Figures(result.outputBytes).count("overview.total_records") == 60)
        let plain = try folder.write(HostileLines.good.joined(separator: "\n"), to: "plain.jsonl.gz")
        #expect(try Tool.run([plain]).status == 0)
        #expect(try Tool.run([path]).status == 0)
    }

    @Test func everyCommandReadsThem() throws {
        let folder = try TemporaryFolder()
        let runs = try Self.runs(in: folder)
        let plain = runs[0].file
        for (number, run) in runs.dropFirst().enumerated() {
            let out = folder.path("out\(number)")
            for arguments in [
                ["charts", run.folder, "-o", out + "/made/charts", "--data", "--chart", "ttfb-cdf"],
                ["report", run.file, "-o", out + "/made"], ["report", run.file, "-o", out + "/made/r.html"],
                ["templates", "context", run.file], ["archive", run.folder, "--into", out + "/archive"],
                ["compare", plain, run.file], ["compare", run.file, plain],
                ["check", run.file, "--require", "failures <= 100%", "--baseline", run.folder],
            ] {
                let result = try Tool.run(arguments)
                #expect(result.status == 0, "\(arguments): \(result.errors)")
            }
            #expect(WholeFile.broken(in: out + "/made").isEmpty)
            let verified = try Tool.run(["archive", "verify", out + "/archive"])
            #expect(verified.status == 0, "\(verified.errors)")
        }
    }

    /// AIPerf's operator compresses the summary as it does the records.
    @Test(arguments: ["gzip", "zstd"]) func theSummaryBesideThemMayBeCompressedToo(_ program: String) throws {
        let folder = try TemporaryFolder()
        for name in ["profile_export.jsonl", "profile_export_aiperf.json"] {
            let path = try folder.write(
                Repository.text("samples/aiperf-0.13-errors/\(name)"), to: name)
            _ = try Program.output(program, program == "zstd" ? ["-q", "--rm", path] : [path])
        }
        #expect(folder.names.count == 2)
        let result = try Tool.run([folder.url.path(), "--format", "json"])
        #expect(result.status == 0, "\(result.errors)")
        let plain = try Tool.run([Repository.path("samples/aiperf-0.13-errors"), "--format", "json"])
        #expect(try figures(result.outputBytes) == figures(plain.outputBytes))
    }
}
