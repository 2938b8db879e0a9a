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

    /// Runs a script where the document's paths lead to real runs; returns its status and what it printed.
    private func run(_ script: String, candidate: String, in folder: borrowing TemporaryFolder) throws
        -> Int32
    {
        try folder.write(try #require(blocks("rules").first) + "\n", to: "perf/rules.txt")
        for (name, run) in [("candidate", candidate), ("baseline", "samples/aiperf-0.6-streaming")] {
            let place = folder.url.appending(path: "artifacts/\(name)")
            try? FileManager.default.removeItem(at: place)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                at: place, withDestinationURL: URL(filePath: Repository.path(run)))
        }
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
        let folder = try TemporaryFolder()
        let steps = try steps
        #expect(steps.count == 3)
        for step in steps {
            #expect(step.contains("tracereport "))
            #expect(try run(step, candidate: "samples/aiperf-0.13-streaming", in: folder) == 0, "\(step)")
        }
        let summary = try String(contentsOfFile: folder.path("summary.md"), encoding: .utf8)
        #expect(summary.hasPrefix("### candidate: ") && summary.contains("### Passed: all 7 rules passed"))
        let report = try String(contentsOfFile: folder.path("check.xml"), encoding: .utf8)
        #expect(report.contains("tests=\"7\" failures=\"0\""))
    }

    @Test func theWorkflowStopsABadRun() throws {
        let folder = try TemporaryFolder()
        for step in try steps where step.contains("tracereport check") {
            #expect(try run(step, candidate: "samples/aiperf-0.13-errors", in: folder) == 1, "\(step)")
        }
        let summary = try String(contentsOfFile: folder.path("summary.md"), encoding: .utf8)
        #expect(summary.contains("| fail | failures \\<= 1% |"))
    }

    @Test func theCommandsAtTheBeginningRun() throws {
        let folder = try TemporaryFolder()
        let commands = try #require(blocks("sh").first).split(separator: "\n").map(String.init)
        #expect(commands.count == 2)
        for command in commands {
            let status = try run(command, candidate: "samples/aiperf-0.13-streaming", in: folder)
            #expect(status == (command.contains("250ms") ? 1 : 0), "\(command)")
        }
    }

    @Test func theComparisonsRun() throws {
        let folder = try TemporaryFolder()
        let document = try Repository.text("docs/comparisons.md")
        let block = try #require(document.components(separatedBy: "```sh\n").dropFirst().first)
        let commands = block.split(separator: "\n").prefix { $0 != "```" }.map(String.init)
        #expect(commands.count == 3)
        for command in commands {
            #expect(
                try run(command, candidate: "samples/aiperf-0.13-streaming", in: folder) == 0, "\(command)")
        }
        #expect(FileManager.default.fileExists(atPath: folder.path("comparison/compare.pdf")))
    }

    @Test func everyNameIsDocumented() {
        for name in RunFigure.allCases.compactMap(\.rule) { #expect(text.contains("`\(name)`")) }
    }
}
