import Foundation
import Testing

@testable import tracereport

@Suite struct TemplateSetDirectoryTests {
    @Test func whatWasExportedIsReadAsItWas() throws {
        let folder = try TemporaryFolder()
        for file in TemplateSet.exported { try folder.write(Data(file.bytes), to: file.path) }
        #expect(try TemplateSet(directory: folder.url.path()) == .builtIn)
        #expect(try TemplateSet(directory: folder.path("executive")) == .executive)
    }

    @Test func otherFilesAreLeftAlone() throws {
        let folder = try TemporaryFolder()
        try folder.write("<p>x</p>", to: "report.mustache")
        try folder.write("a", to: "notes.txt")
        try folder.write("a", to: "other.css")
        try folder.write("a", to: ".hidden.mustache")
        try folder.write(Data([1, 2]), to: "logo.png")
        let set = try TemplateSet(directory: folder.url.path())
        #expect(set.files == ["report.mustache": "<p>x</p>"])
        #expect(set.pictures == ["logo.png": [1, 2]])
    }

    @Test func aFolderThatCannotBeReadIsNamed() throws {
        let folder = try TemporaryFolder()
        let missing = #expect(throws: CommandFailure.self) {
            try TemplateSet(directory: folder.path("none"))
        }
        #expect(missing?.status == .noInput)
        #expect(missing?.message.hasSuffix("none: No such file or directory") == true)
        let file = try folder.write("a", to: "file")
        let notAFolder = #expect(throws: CommandFailure.self) { try TemplateSet(directory: file) }
        #expect(notAFolder?.message.hasSuffix("file: Not a directory") == true)
    }

    @Test func whatIsNotTextIsNamedAtItsPlace() throws {
        let folder = try TemporaryFolder()
        try folder.write(Data("<p>\n é".utf8) + Data([0xFF, 0x41]), to: "report.mustache")
        let failure = #expect(throws: CommandFailure.self) { try TemplateSet(directory: folder.url.path()) }
        #expect(
            failure == CommandFailure(status: .badData, message: "report.mustache:2:3: This is not UTF-8."))
    }

    @Test func aFileThatIsTooLongIsRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write(Data(count: 1 << 20), to: "logo.png")
        #expect(try TemplateSet(directory: folder.url.path()).pictures["logo.png"]?.count == 1 << 20)
        try folder.write(Data(count: 1 << 20 + 1), to: "logo.png")
        let failure = #expect(throws: CommandFailure.self) { try TemplateSet(directory: folder.url.path()) }
        #expect(failure?.status == .badData)
        #expect(failure?.message.hasSuffix("logo.png is longer than 1,048,576 bytes") == true)
    }
}
