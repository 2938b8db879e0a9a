import ComparisonSimulator
import Foundation
import Testing
import TraceAnalysis

/// The commands of docs/checks.md do what the document says.
@Suite struct ChecksDocumentationTests {
    private let text: String

    init() throws {
        text = try Repository.text("docs/checks.md")
    }

    /// The fenced blocks of one language.
    private func blocks(_ language: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
    }

    /// The scripts of the workflow's steps that use the tool.
    private var steps: [String] {
        get throws {
            let workflow = try #require(blocks("yaml").first)
            return workflow.components(separatedBy: "        run: |\n").dropFirst().map { rest in
                rest.split(separator: "\n").prefix { $0.hasPrefix("          ") }.joined(separator: "\n")
            }
        }
    }

    /// A folder in which the document's paths lead to runs of a server, the candidate by a factor slower.
    private func folder(slowness: Double = 1) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(try #require(blocks("rules").first) + "\n", to: "perf/rules.txt")
        let names = ["candidate", "baseline", "baseline-1", "baseline-2", "baseline-3"]
        for (index, name) in names.enumerated() {
            let place = folder.url.appending(path: "artifacts/\(name)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            var random = SeededGenerator(seed: UInt64(index + 1), purpose: "documentation")
            try Server.independent.run(2_000, slowness: index == 0 ? slowness : 1, &random)
                .write(to: place.appending(path: "profile_export.jsonl").path())
        }
        return folder
    }

    /// Runs a script in a folder; returns its status.
    private func run(_ script: String, in folder: borrowing TemporaryFolder) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-e", "-c", script]
        process.currentDirectoryURL = folder.url
        let tools = Tool.executable.deletingLastPathComponent().path()
        process.environment = ProcessInfo.processInfo.environment.merging([
            "PATH": "\(tools):/usr/bin:/bin", "GITHUB_STEP_SUMMARY": folder.path("summary.md"),
        ]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Tool.wait(for: process)
        return process.terminationStatus
    }

    @Test func theWorkflowPassesAGoodRun() throws {
        let folder = try folder()
        let steps = try steps
        #expect(steps.count == 3)
        for step in steps {
            #expect(step.contains("tracereport "))
            #expect(try run(step, in: folder) == 0, "\(step)")
        }
        let summary = try String(contentsOfFile: folder.path("summary.md"), encoding: .utf8)
        #expect(summary.hasPrefix("### candidate: ") && summary.contains("### Passed: all 7 rules passed"))
        let report = try String(contentsOfFile: folder.path("check.xml"), encoding: .utf8)
        #expect(report.contains("tests=\"7\" failures=\"0\""))
    }

    @Test func theWorkflowStopsASlowerServer() throws {
        let folder = try folder(slowness: 1.25)
        for step in try steps where step.contains("tracereport check") {
            #expect(try run(step, in: folder) == 1, "\(step)")
        }
        let summary = try String(contentsOfFile: folder.path("summary.md"), encoding: .utf8)
        #expect(summary.contains("| fail | http_req_duration.p50 \\<= baseline \\* 1.1 |"), "\(summary)")
    }

    /// The commands of a block, those that go on behind a backslash on one line.
    private func commands(_ block: String) -> [String] {
        block.replacingOccurrences(of: "\\\n", with: " ").split(separator: "\n").map(String.init)
    }

    @Test func theCommandsAtTheBeginningRun() throws {
        let folder = try folder()
        let commands = commands(try #require(blocks("sh").first))
        #expect(commands.count == 2)
        for command in commands {
            let status = try run(command, in: folder)
            #expect(status == (command.contains("250ms") ? 1 : 0), "\(command)")
        }
    }

    @Test func theComparisonsRun() throws {
        let folder = try folder()
        let document = try Repository.text("docs/comparisons.md")
        let block = try #require(document.components(separatedBy: "```sh\n").dropFirst().first)
        let commands = commands(block.components(separatedBy: "\n```")[0])
        #expect(commands.count == 3)
        for command in commands {
            #expect(try run(command, in: folder) == 0, "\(command)")
        }
        #expect(FileManager.default.fileExists(atPath: folder.path("comparison/compare.pdf")))
    }

    @Test func everyNameIsDocumented() {
        for name in RunFigure.allCases.compactMap(\.rule) { #expect(text.contains("`\(name)`")) }
    }
}
