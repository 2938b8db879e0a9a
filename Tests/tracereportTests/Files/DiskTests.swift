import Foundation
import Testing

@testable import tracereport

@Suite struct DiskTests {
    @Test func whatStandsThere() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x", to: "file")
        #expect(OutputPlace(file).kind == .file)
        #expect(OutputPlace(folder.path("absent")).kind == .nothing)
        #expect(OutputPlace(folder.path("file/absent")).kind == .nothing)
        #expect(OutputPlace(folder.url.path()).kind == .folder)
        #expect(OutputPlace("/dev/null").kind == .stream)
        #expect(OutputPlace("").kind == .nothing)
    }

    @Test func linksAreFollowed() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x", to: "file")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.path("one"), withDestinationPath: file)
        try manager.createSymbolicLink(atPath: folder.path("two"), withDestinationPath: folder.path("one"))
        try manager.createSymbolicLink(
            atPath: folder.path("nowhere"), withDestinationPath: folder.path("absent"))
        #expect(OutputPlace(folder.path("two")) == OutputPlace(file))
        #expect(OutputPlace(folder.path("nowhere")).kind == .nothing)
    }
}
