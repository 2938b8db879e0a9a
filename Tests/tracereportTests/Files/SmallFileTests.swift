import Foundation
import Testing

@testable import tracereport

@Suite struct SmallFileTests {
    @Test func aFileIsReadWholeUpToItsLimit() throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
        let path = try folder.write(Data(bytes), to: "file")
        #expect(try SmallFile.bytes(path, limit: 200_000) == bytes)
        let failure = #expect(throws: FileError.self) { try SmallFile.bytes(path, limit: 199_999) }
        #expect(failure.map { CommandFailure($0) }?.status == .badData)
    }

    @Test func aFileThatCannotBeReadIsNamed() throws {
        let failure = #expect(throws: FileError.self) { try SmallFile.bytes("/no\u{7}where", limit: 1) }
        #expect(
            failure.map { CommandFailure($0) }
                == CommandFailure(
                    status: .noInput, message: "cannot read /noU+0007where: No such file or directory"))
    }

    @Test func namesAreSortedAndHiddenFilesLeftOut() throws {
        let folder = try TemporaryFolder()
        for name in ["b", "a", ".c"] { try folder.write("", to: name) }
        #expect(try SmallFile.names(in: folder.url.path()) == ["a", "b"])
    }
}
