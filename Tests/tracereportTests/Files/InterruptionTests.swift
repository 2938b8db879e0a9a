import Foundation
import Testing

@testable import tracereport

/// A tool that waits for more input, ended by a signal.
@Suite struct InterruptionTests {
    @Test(arguments: zip([SIGINT, SIGTERM], [Int32(130), 143]))
    func aSignalEndsTheProcessAtOnce(_ signal: Int32, _ status: Int32) throws {
        let folder = try TemporaryFolder()
        let process = Process()
        // Another test may just have them ignored, and a child would inherit that.
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "--default-signal=INT,TERM", Tool.executable.path(), "report", "-", "-o", folder.path("out"),
        ]
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let record = Data((try RunText.lines(1)[0] + "\n").utf8)
        try input.fileHandleForWriting.write(contentsOf: record)
        // The handlers stand before the first byte is read, and a pipe this small is read before it is full.
        for _ in 0..<40 { try input.fileHandleForWriting.write(contentsOf: record) }
        kill(process.processIdentifier, signal)
        Tool.wait(for: process)
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == status)
        #expect(folder.names.isEmpty)
    }

    @Test func whatIsHeldIsDoneWhole() {
        var steps: [Int] = []
        Interruption.held {
            steps.append(1)
            kill(getpid(), SIGTERM)
            steps.append(2)
        }
        #expect(steps == [1, 2])
    }
}
