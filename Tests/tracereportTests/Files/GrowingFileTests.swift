import Foundation
import Testing

@testable import tracereport

/// Files that are written piece by piece.
@Suite struct GrowingFileTests {
    @Test func itHasItsNameOnceItIsFinished() throws {
        let folder = try TemporaryFolder()
        let file = try GrowingFile(folder.path("new/a.txt"))
        try file.write([1, 2])
        #expect(!FileManager.default.fileExists(atPath: folder.path("new/a.txt")))
        try file.write([3])
        try file.finish()
        #expect(try Data(contentsOf: URL(filePath: folder.path("new/a.txt"))) == Data([1, 2, 3]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("new")) == ["a.txt"])
    }

    @Test func itTakesThePlaceOfAnother() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("before", to: "a.txt")
        let file = try GrowingFile(path)
        try file.write(Array("after".utf8))
        #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == "before")
        try file.finish()
        #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == "after")
        #expect(folder.names == ["a.txt"])
    }

    @Test func oneThatIsNotFinishedLeavesNothing() throws {
        let folder = try TemporaryFolder()
        do {
            let file = try GrowingFile(folder.path("x/y/a.txt"))
            try file.write([1])
        }
        #expect(folder.names == [])
    }

    @Test func aFolderIsNoFile() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("")
        #expect(throws: FileError.self) {
            let file = try GrowingFile(path)
            try file.finish()
        }
    }
}
