import Foundation
import Testing

@testable import TraceAnalysis

@Suite struct RunLocationTests {
    @Test func aHyphenIsStandardInput() throws {
        let location = try RunLocation("-")
        #expect(location.file == nil)
        #expect(location.summary == nil)
    }

    @Test func whatIsNotThereCannotBeRead() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("absent.jsonl")
        #expect(throws: InputError.unreadable(path: path, reason: "No such file or directory")) {
            try RunLocation(path)
        }
        #expect(throws: InputError.self) { try RunLocation("") }
    }

    @Test func aFileTakesTheSummaryBesideIt() throws {
        let folder = try TemporaryFolder()
        let run = try folder.write("", to: "profile_export.jsonl")
        #expect(try RunLocation(run).summary == nil)
        try folder.write("{}", to: "profile_export.json")
        #expect(try RunLocation(run).summary == nil, "that is another export's summary")
        let summary = try folder.write("{}", to: "profile_export_aiperf.json")
        #expect(try RunLocation(run) == RunLocation(folder.url.path()))
        #expect(try RunLocation(run).summary == summary)
    }

    @Test func aPrefixedFileTakesItsOwnSummary() throws {
        let folder = try TemporaryFolder()
        let run = try folder.write("", to: "mine.jsonl")
        try folder.write("{}", to: "profile_export_aiperf.json")
        try folder.write("{}", to: "mine_aiperf.json")
        #expect(try RunLocation(run).summary == nil)
        let summary = try folder.write("{}", to: "mine.json")
        #expect(try RunLocation(run).summary == summary)
        #expect(try RunLocation(folder.url.path()).file == run)
    }

    @Test func aFileOfAnotherNameIsARunWithoutSummary() throws {
        let folder = try TemporaryFolder()
        let run = try folder.write("", to: "records.txt")
        try folder.write("{}", to: "records.json")
        #expect(try RunLocation(run).file == run)
        #expect(try RunLocation(run).summary == nil)
    }

    @Test func otherFilesOfAIPerfAreNoRun() throws {
        let folder = try TemporaryFolder()
        for name in [
            "profile_export_raw.jsonl", "gpu_telemetry_export.jsonl", "my_gpu_telemetry.jsonl",
            "server_metrics_export.jsonl", "p_server_metrics_x.jsonl", "network_latency.jsonl",
            "p_network_latency.jsonl", "inputs.json", "profile_export.csv", "profile_export_timeslices.json",
        ] { try folder.write("", to: name) }
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "old.jsonl"), withIntermediateDirectories: true)
        let path = folder.url.path()
        #expect(throws: InputError.noRun(directory: path)) { try RunLocation(path) }
        let run = try folder.write("", to: "profile_export.jsonl")
        for spelling in [path, path + "/", path + "/."] {
            let found = try #require(try RunLocation(spelling).file)
            #expect(URL(filePath: found).standardizedFileURL == URL(filePath: run).standardizedFileURL)
        }
    }

    @Test func severalRunsAreNamed() throws {
        let folder = try TemporaryFolder()
        for name in ["b.jsonl", "profile_export.jsonl", "a.jsonl", "a_raw.jsonl"] {
            try folder.write("", to: name)
        }
        let path = folder.url.path()
        let names = ["a.jsonl", "b.jsonl", "profile_export.jsonl"]
        #expect(throws: InputError.severalRuns(directory: path, names: names)) { try RunLocation(path) }
    }

    @Test(arguments: [".gz", ".zst"]) func compressedFilesAreRuns(_ suffix: String) throws {
        let folder = try TemporaryFolder()
        for name in [
            "profile_export_raw.jsonl", "gpu_telemetry_export.jsonl", "server_metrics_export.jsonl",
            "network_latency.jsonl",
        ] { try folder.write("", to: name + suffix) }
        let path = folder.url.path()
        #expect(throws: InputError.noRun(directory: path)) { try RunLocation(path) }
        let run = try folder.write("", to: "profile_export.jsonl" + suffix)
        let plain = try folder.write("{}", to: "profile_export_aiperf.json")
        #expect(try RunLocation(path).file == run)
        #expect(try RunLocation(path).summary == plain)
        try FileManager.default.removeItem(atPath: plain)
        let compressed = try folder.write("", to: "profile_export_aiperf.json" + suffix)
        #expect(try RunLocation(path).summary == compressed)
        #expect(try RunLocation(run) == RunLocation(path))
    }

    @Test(arguments: [".gz", ".zst"]) func aCompressedFileWithAPrefixIsARun(_ suffix: String) throws {
        let folder = try TemporaryFolder()
        let run = try folder.write("", to: "mine.jsonl" + suffix)
        let summary = try folder.write("{}", to: "mine.json" + suffix)
        #expect(try RunLocation(folder.url.path()).file == run)
        #expect(try RunLocation(folder.url.path()).summary == summary)
    }

    /// zstd leaves the file that it compressed where it is.
    @Test func besideItsPlainFileACompressedOneIsNoOtherRun() throws {
        let folder = try TemporaryFolder()
        let run = try folder.write("", to: "mine.jsonl")
        let compressed = try folder.write("", to: "mine.jsonl.zst")
        let path = folder.url.path()
        #expect(try RunLocation(path).file == run)
        #expect(try RunLocation(compressed).file == compressed)
        try folder.write("", to: "other.jsonl.gz")
        let names = ["mine.jsonl", "other.jsonl.gz"]
        #expect(throws: InputError.severalRuns(directory: path, names: names)) { try RunLocation(path) }
        try FileManager.default.removeItem(atPath: run)
        try FileManager.default.removeItem(atPath: folder.path("other.jsonl.gz"))
        try folder.write("", to: "mine.jsonl.gz")
        #expect(throws: InputError.severalRuns(directory: path, names: ["mine.jsonl.gz", "mine.jsonl.zst"])) {
            try RunLocation(path)
        }
    }

    @Test func runsBelowAreNamedInTheOrderOfTheirNumbers() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path()
        for name in ["concurrency_16", "concurrency_2", "runs/run_0001"] {
            try folder.write("", to: "profile_export.jsonl", below: name)
            try folder.write("", to: "profile_export.jsonl", below: name + "/phases/one")
        }
        for name in ["a.jsonl", "b.jsonl.gz"] { try folder.write("", to: name, below: "two") }
        for name in ["profile_export_raw.jsonl", "profile_export_aiperf.json"] {
            try folder.write("", to: name, below: "raw")
        }
        try folder.write("", to: "profile_export.jsonl", below: ".hidden")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"), withDestinationPath: folder.path("runs"))
        let runs = ["concurrency_2", "concurrency_16", "runs/run_0001", "two/a.jsonl", "two/b.jsonl.gz"]
        #expect(throws: InputError.runsBelow(directory: path, runs: runs, count: 5)) { try RunLocation(path) }
        #expect(throws: InputError.runsBelow(directory: folder.path("runs"), runs: ["run_0001"], count: 1)) {
            try RunLocation(folder.path("runs"))
        }
    }

    @Test func twentyRunsBelowAreNamedAndTheOthersCounted() throws {
        let folder = try TemporaryFolder()
        for number in 1...25 { try folder.write("", to: "profile_export.jsonl.zst", below: "run_\(number)") }
        let path = folder.url.path()
        let runs = (1...20).map { "run_\($0)" }
        #expect(throws: InputError.runsBelow(directory: path, runs: runs, count: 25)) {
            try RunLocation(path)
        }
    }

    @Test(arguments: ["", ".gz", ".zst"]) func aSummaryAloneIsTold(_ suffix: String) throws {
        let folder = try TemporaryFolder()
        let summary = "profile_export_aiperf.json" + suffix
        try folder.write("{}", to: summary)
        let path = folder.url.path()
        #expect(throws: InputError.noRecords(directory: path, summary: summary)) { try RunLocation(path) }
    }

    @Test(arguments: ["", ".gz", ".zst"]) func whatIsRawByItsNameIsNoRun(_ suffix: String) throws {
        let folder = try TemporaryFolder()
        let raw = try folder.write("", to: "mine_raw.jsonl" + suffix)
        #expect(throws: InputError.rawRecords(path: raw, run: folder.path("mine.jsonl"))) {
            try RunLocation(raw)
        }
        let run = try folder.write("", to: "mine.jsonl.zst")
        #expect(throws: InputError.rawRecords(path: raw, run: run)) { try RunLocation(raw) }
        let plain = try folder.write("", to: "mine.jsonl")
        #expect(throws: InputError.rawRecords(path: raw, run: plain)) { try RunLocation(raw) }
        #expect(try RunLocation(plain).file == plain)
    }
}
