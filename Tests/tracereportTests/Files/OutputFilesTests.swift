import Foundation
import Testing

@testable import tracereport

@Suite struct OutputFilesTests {
    private func write(_ files: [(String, String)]) -> CommandFailure? {
        var output = OutputFiles()
        for (path, text) in files { output.add(path, Array(text.utf8)) }
        do throws(FileError) { try output.write() } catch { return CommandFailure(error) }
        return nil
    }

    @Test func allFilesAppearWithTheirFolders() throws {
        let folder = try TemporaryFolder()
        #expect(
            write([(folder.path("a"), "1"), (folder.path("x/y/b"), "2"), (folder.path("x/c"), "")]) == nil)
        #expect(folder.names == ["a", "x"])
        #expect(try String(contentsOfFile: folder.path("x/y/b"), encoding: .utf8) == "2")
        #expect(try String(contentsOfFile: folder.path("x/c"), encoding: .utf8) == "")
    }

    @Test func nothingIsNoFailure() { #expect(write([]) == nil) }

    @Test func aFailureLeavesNoFileBehind() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        let failure = write([
            (folder.path("x/y/a"), "1"), (folder.path("file/b"), "2"), (folder.path("c"), "3"),
        ])
        #expect(failure?.status == .cannotCreate)
        #expect(failure?.message.hasSuffix(": Not a directory") == true)
        #expect(folder.names == ["file"])
    }

    @Test func aFolderIsNeverReplaced() throws {
        let folder = try TemporaryFolder()
        try folder.write("kept", to: "out/inside")
        #expect(write([(folder.path("out"), "1")])?.status == .cannotCreate)
        #expect(try String(contentsOfFile: folder.path("out/inside"), encoding: .utf8) == "kept")
        #expect(folder.names == ["out"])
    }

    @Test func aLinkStaysAndItsTargetIsReplaced() throws {
        let folder = try TemporaryFolder()
        let target = try folder.write("old", to: "there/target")
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: target)
        #expect(write([(folder.path("link"), "new")]) == nil)
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == target)
    }

    /// Renaming a file onto a pipe or a device would take its place.
    @Test func aPipeIsWrittenToAsItStands() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        #expect(write([(path, "through"), (folder.path("file"), "beside")]) == nil)
        var buffer = [UInt8](repeating: 0, count: 100)
        let count = read(reader, &buffer, buffer.count)
        #expect(String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self) == "through")
        #expect(OutputPlace(path).kind == .stream)
        #expect(folder.names == ["file", "pipe"])
    }
}
