import Foundation
import Testing

@testable import tracereport

/// What goes wrong around the tool: disks, folders, pipes, signals, fonts, memory, a file that changes.
///
/// After each: the status, one sentence, nothing under a final name that is not whole, nothing temporary.
@Suite struct FaultTests {
    private static let run = Repository.path("samples/aiperf-0.13-errors")

    /// A few quick ones that write: one file, several, a folder of all.
    private static let writing: [[String]] = [
        ["analyze", run, "--format", "json", "-o", "OUT/analysis.json"],
        ["charts", run, "-o", "OUT/charts", "--chart", "ttfb-cdf", "--format", "png,svg,pdf", "--data"],
        ["report", run, "-o", "OUT/report"],
    ]

    private func expectRefusal(
        _ result: Tool.Outcome, _ status: Int32, saying words: String,
        from location: SourceLocation = #_sourceLocation
    ) {
        #expect(result.status == status && !result.isSignal, "\(result.errors)", sourceLocation: location)
        #expect(result.sentences.count == 1, "\(result.errors)", sourceLocation: location)
        #expect(result.errors.hasPrefix("tracereport: "), sourceLocation: location)
        #expect(result.errors.contains(words), "\(result.errors)", sourceLocation: location)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting takes root"), arguments: writing)
    func aFullDisk(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        let disk = try SmallDisk(in: folder, kilobytes: 64)
        try Data(count: 60_000).write(to: URL(filePath: disk.path + "/filler"))
        let result = try Tool.run(command.reading("", writingTo: disk.path), input: Data())
        expectRefusal(result, 73, saying: "No space left on device")
        #expect(disk.names == ["filler"])
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting takes root"), arguments: writing)
    func aReadOnlyFolder(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        let disk = try SmallDisk(in: folder, kilobytes: 64)
        try disk.lock()
        let result = try Tool.run(command.reading("", writingTo: disk.path), input: Data())
        expectRefusal(result, 73, saying: "Read-only file system")
        #expect(disk.names.isEmpty)
    }

    /// Where nobody is root, a folder without the right to write.
    @Test(.enabled(if: getuid() != 0, "root may write anywhere"), arguments: writing)
    func aForbiddenFolder(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "locked/x")
        #expect(chmod(folder.path("locked"), 0o555) == 0)
        defer { chmod(folder.path("locked"), 0o755) }
        let result = try Tool.run(command.reading("", writingTo: folder.path("locked")), input: Data())
        expectRefusal(result, 73, saying: "Permission denied")
    }

    /// The limit on the size of a file comes with a signal that would end the process in the middle.
    @Test(.enabled(if: Hostile.isBounded, "sanitizers write files of their own"), arguments: writing)
    func aLimitOnTheSizeOfFiles(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        let result = try Tool.run(
            command.reading("", writingTo: folder.path("out")), input: Data(), after: "ulimit -f 2")
        expectRefusal(result, 73, saying: "File too large")
        #expect(folder.names.isEmpty)
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: Analyze.Format.allCases)
    func aFullDevice(_ format: Analyze.Format) throws {
        let arguments = ["analyze", Self.run, "--format", format.rawValue]
        expectRefusal(
            try Tool.run(arguments, input: Data(), output: "/dev/full"), 73, saying: "standard output")
        expectRefusal(
            try Tool.run(arguments + ["-o", "/dev/full"], input: Data()), 73, saying: "/dev/full")
    }

    /// The folder goes again and again while files are being written into it.
    @Test func aFolderThatIsRemoved() throws {
        for round in 0..<Self.removals {
            let folder = try TemporaryFolder()
            let output = folder.path("out")
            let errors = try FileHandle(forWritingTo: URL(filePath: folder.write("", to: "errors")))
            let process = try Tool.started(
                [
                    "charts", Self.run, "-o", output, "--chart", "ttfb-cdf", "--format", "svg,pdf,png",
                    "--data",
                ],
                errors: errors)
            while process.isRunning {
                try? FileManager.default.removeItem(atPath: output)
                usleep(UInt32(50 + round * 40))
            }
            Tool.wait(for: process)
            let said = try String(contentsOfFile: folder.path("errors"), encoding: .utf8)
            #expect(
                [0, 73].contains(process.terminationStatus) && process.terminationReason == .exit, "\(said)")
            #expect(said.split(separator: "\n").count == (process.terminationStatus == 0 ? 0 : 1), "\(said)")
            #expect(WholeFile.broken(in: output).isEmpty)
        }
    }

    /// Nobody reads; also where the parent has SIGPIPE ignored, as many programs have.
    @Test(arguments: ["true", "trap '' PIPE"], Analyze.Format.allCases)
    func aClosedPipe(_ preparation: String, _ format: Analyze.Format) throws {
        let folder = try TemporaryFolder()
        let errors = try FileHandle(forWritingTo: URL(filePath: folder.write("", to: "errors")))
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let process = try Tool.started(
            ["analyze", Self.run, "--format", format.rawValue], after: preparation, output: pipe,
            errors: errors)
        Tool.wait(for: process)
        let isPipe =
            process.terminationReason == .uncaughtSignal ? process.terminationStatus == SIGPIPE : false
        #expect(isPipe || process.terminationStatus == 141)
        #expect(try String(contentsOfFile: folder.path("errors"), encoding: .utf8) == "")
    }

    /// Who does not listen to warnings still gets the result.
    @Test func aClosedStandardError() throws {
        let folder = try TemporaryFolder()
        let lines = try RunText.lines().joined(separator: "\n") + "\noops\n"
        let path = try folder.write(lines, to: "run.jsonl")
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let process = try Tool.started([path, "-o", folder.path("out.txt")], errors: pipe)
        Tool.wait(for: process)
        #expect(process.terminationStatus == 0 && process.terminationReason == .exit)
        #expect(WholeFile.isWhole(folder.path("out.txt")))
    }

    /// At moments spread over the whole of a run.
    @Test(arguments: zip([SIGINT, SIGTERM], [Int32(130), 143]))
    func signalsAtAnyMoment(_ signal: Int32, _ status: Int32) throws {
        let arguments = [
            "charts", Self.run, "--chart", "ttfb-cdf", "--format", "svg,pdf,png", "--data", "-o",
        ]
        let first = try TemporaryFolder()
        let start = ContinuousClock.now
        #expect(try Tool.run(arguments + [first.path("out")]).status == 0)
        let whole = start.duration(to: .now) / .microseconds(1)
        for round in 0..<Self.signals {
            let folder = try TemporaryFolder()
            let process = try Tool.started(arguments + [folder.path("out")])
            usleep(UInt32(whole * Double(round) / Double(Self.signals)))
            kill(process.processIdentifier, signal)
            Tool.wait(for: process)
            let isEarly = process.terminationReason == .uncaughtSignal && process.terminationStatus == signal
            let isDone = process.terminationReason == .exit && process.terminationStatus == 0
            #expect(
                isEarly || isDone || process.terminationStatus == status, "\(process.terminationStatus)")
            #expect(WholeFile.broken(in: folder.url.path()).isEmpty)
            let written = (try? FileManager.default.contentsOfDirectory(atPath: folder.path("out"))) ?? []
            #expect(written.isEmpty || written.count == 4, "\(written)")
        }
    }

    /// Lines come while the file is read: every line that was there before counts.
    @Test func anInputThatGrows() throws {
        let (folder, path, lines) = try Self.longRun()
        let record = Data((try RunText.lines(1)[0] + "\n").utf8)
        for threads in 1...Self.changes {
            let process = try Tool.started(
                [path, "--format", "json", "--threads", "\(threads)", "-o", folder.path("out.json")])
            let file = try FileHandle(forWritingTo: URL(filePath: path))
            try file.seekToEnd()
            // Not without end: what the tool leaves running must not fill the disk.
            for _ in 0..<4_000 where process.isRunning { try file.write(contentsOf: record) }
            Tool.wait(for: process)
            try file.close()
            #expect(process.terminationStatus == 0 && process.terminationReason == .exit)
            let json = try Data(contentsOf: URL(filePath: folder.path("out.json")))
            let object = try JSONSerialization.jsonObject(with: json) as? [String: Any]
            let overview = object?["overview"] as? [String: Any]
            let total = try #require(overview?["total_records"] as? Int)
            let malformed = try #require(overview?["malformed_lines"] as? Int)
            #expect(total >= lines && malformed <= 1, "\(total) \(malformed)")
        }
        withExtendedLifetime(folder) {}
    }

    /// The file is cut off while it is read: what was read counts, and nothing is touched that is gone.
    @Test func anInputThatShrinks() throws {
        for threads in 1...Self.changes {
            let (folder, path, lines) = try Self.longRun()
            let errors = try FileHandle(forWritingTo: URL(filePath: folder.path("errors").created))
            let process = try Tool.started(
                [path, "--format", "json", "--threads", "\(threads)", "-o", folder.path("out.json")],
                errors: errors)
            usleep(UInt32(threads) * 20_000)
            truncate(path, 100_000)
            Tool.wait(for: process)
            #expect(process.terminationReason == .exit && [0, 65].contains(process.terminationStatus))
            if process.terminationStatus == 0 {
                let json = try Data(contentsOf: URL(filePath: folder.path("out.json")))
                let object = try JSONSerialization.jsonObject(with: json) as? [String: Any]
                let total = (object?["overview"] as? [String: Any])?["total_records"] as? Int
                #expect(try #require(total) <= lines)
            }
            withExtendedLifetime(folder) {}
        }
    }

    /// No fonts, a configuration that is missing, one that is cut off, one that is a folder.
    @Test func fontsThatAreMissingOrBroken() throws {
        let folder = try TemporaryFolder()
        let none = try folder.write("<fontconfig><dir>/nowhere</dir></fontconfig>", to: "none.conf")
        let broken = try folder.write("<fontconfig><dir>/now", to: "broken.conf")
        for command in [["charts", Self.run, "-o"], ["report", Self.run, "-o"]] {
            let result = try Tool.run(
                command + [folder.path("out")], input: Data(), after: "export FONTCONFIG_FILE='\(none)'")
            expectRefusal(result, 70, saying: "font")
            #expect(folder.names == ["broken.conf", "none.conf"])
        }
        for file in ["/nowhere", broken, folder.url.path()] {
            let result = try Tool.run(
                ["charts", Self.run, "--chart", "ttfb-cdf", "-o", folder.path("out")], input: Data(),
                after: "export FONTCONFIG_FILE='\(file)'")
            // Fontconfig falls back to the places it was built with, and says so itself.
            #expect([0, 70].contains(result.status) && !result.isSignal, "\(result.errors)")
            #expect(WholeFile.broken(in: folder.path("out")).isEmpty)
        }
        let text = try Tool.run([Self.run], input: Data(), after: "export FONTCONFIG_FILE='\(none)'")
        #expect(text.status == 0 && text.errors == "", "an analysis needs no font")
    }

    /// From hardly enough to start up to a gigabyte of address space: the result, or the status of a fault of ours.
    @Test(.enabled(if: Hostile.isBounded, "sanitizers need more memory"), arguments: limits)
    func aLimitOnMemory(_ megabytes: Int) throws {
        let (folder, path, _) = try Self.longRun()
        let result = try Tool.run(
            [path, "-o", folder.path("out/a.txt")], input: Data(), after: "ulimit -v \(megabytes * 1024)")
        // 127 is the loader's: the program never began.
        #expect(
            [0, 70, 127].contains(result.status) && !result.isSignal, "\(result.status) \(result.errors)")
        if result.status == 70 { #expect(result.sentences.last?.contains("out of memory") == true) }
        if megabytes == 1_024 { #expect(result.status == 0) }
        #expect(WholeFile.broken(in: folder.path("out")).isEmpty)
        #expect(FileManager.default.fileExists(atPath: folder.path("out/a.txt")) == (result.status == 0))
    }

    private static let removals = 12
    private static let signals = 20
    private static let changes = 4
    private static let limits = [64, 96, 104, 112, 128, 160, 256, 1_024]

    /// The figure of docs/trust.md.
    @Test func asManyFaultsAreInjectedAsTheDocumentationSays() throws {
        let formats = Analyze.Format.allCases.count
        let faults =
            Self.writing.count * 3 + formats * 2 + Self.removals + formats * 2 + 1 + Self.signals * 2
            + Self.changes * 2 + 6 + Self.limits.count
        #expect(try Repository.text("docs/trust.md").contains("| \(faults) faults"), "\(faults)")
    }

    /// A run long enough to be caught in the middle, and read by several threads.
    private static func longRun() throws -> (KeptFolder, path: String, lines: Int) {
        let folder = try KeptFolder()
        let lines = try RunText.lines(60)
        let text = lines.joined(separator: "\n") + "\n"
        let path = try folder.write(String(repeating: text, count: 40), to: "run.jsonl")
        return (folder, path, lines.count * 40)
    }
}

/// A folder that can be handed on; goes with its last owner.
private final class KeptFolder {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func path(_ name: String) -> String { folder.path(name) }

    func write(_ text: String, to name: String) throws -> String { try folder.write(text, to: name) }
}

extension String {
    /// The path itself, at which an empty file stands now.
    fileprivate var created: String {
        _ = FileManager.default.createFile(atPath: self, contents: nil)
        return self
    }
}
