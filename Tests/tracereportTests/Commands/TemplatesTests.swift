import Foundation
import Testing

@testable import tracereport

@Suite struct TemplatesTests {
    @Test func exportWritesEveryTemplate() throws {
        let folder = try TemporaryFolder()
        let outcome = try Tool.run(["templates", "export", folder.path("mine/")])
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        for file in TemplateSet.exported {
            let path = folder.path("mine/\(file.path)")
            #expect(try Data(contentsOf: URL(filePath: path)) == Data(file.bytes), "\(file.path)")
        }
    }

    /// What somebody has edited is not lost to a second export.
    @Test func editedTemplatesAreKept() throws {
        let folder = try TemporaryFolder()
        let export = ["templates", "export", folder.path("mine")]
        #expect(try Tool.run(export).status == 0)
        #expect(try Tool.run(export).status == 0, "files as they were exported are no reason")
        let edited = try folder.write("<h1>Mine</h1>", to: "mine/cover.mustache")
        try FileManager.default.removeItem(atPath: folder.path("mine/table.mustache"))
        let refused = try Tool.run(export)
        #expect(refused.status == 73)
        #expect(refused.errors.contains("cover.mustache") && refused.errors.contains("--force"))
        #expect(try String(contentsOfFile: edited, encoding: .utf8) == "<h1>Mine</h1>")
        #expect(!FileManager.default.fileExists(atPath: folder.path("mine/table.mustache")))
        #expect(try Tool.run(export + ["--force"]).status == 0)
        #expect(try String(contentsOfFile: edited, encoding: .utf8) != "<h1>Mine</h1>")
    }

    @Test func anOutputThatCannotBeWrittenIsNamed() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a", to: "file")
        let outcome = try Tool.run(["templates", "export", file])
        #expect(outcome.status == 73)
        #expect(folder.names == ["file"])
    }

    @Test func contextIsTheValuesOfTheRun() throws {
        let run = Repository.path("samples/aiperf-0.13-streaming")
        let outcome = try Tool.run(["templates", "context", run, "--title", "Mine"])
        #expect(outcome.status == 0)
        let object = try JSONSerialization.jsonObject(with: outcome.outputBytes)
        let values = try #require(object as? [String: Any])
        #expect(Set(values.keys) == Set(ReportContext.fields.map(\.name)))
        #expect(values["title"] as? String == "Mine")
        #expect(values["note"] is NSNull)
        #expect((values["verdicts"] as? [Any])?.count == 9)
        #expect(outcome.output.hasPrefix("{\n  \"actions\": ["))
    }

    @Test func contextWithoutARunIsRefused() throws {
        let outcome = try Tool.run(["templates", "context", "/nowhere"])
        #expect(outcome.status == 66)
        #expect(outcome.sentences.count == 1)
    }
}
