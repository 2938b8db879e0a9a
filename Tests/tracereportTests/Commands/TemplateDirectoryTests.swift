import Foundation
import Testing

@testable import tracereport

/// `report --template-dir`: what a user changes in a copy of the templates, seen in both outputs.
@Suite struct TemplateDirectoryTests {
    private static let run = Repository.path("samples/aiperf-0.13-errors")
    private static let outputs = ["r.pdf", "r.html"]

    private func export(to folder: borrowing TemporaryFolder) throws {
        #expect(try Tool.run(["templates", "export", folder.path("t")]).status == 0)
    }

    /// Replaces text in an exported template that has to be there.
    private func edit(
        _ name: String, in folder: borrowing TemporaryFolder, _ old: String, with new: String
    ) throws {
        let text = try String(contentsOfFile: folder.path("t/\(name)"), encoding: .utf8)
        #expect(text.contains(old), "\(name): \(old)")
        try folder.write(text.replacing(old, with: new), to: "t/\(name)")
    }

    private func report(_ output: String, _ folder: borrowing TemporaryFolder) throws -> Tool.Outcome {
        try Tool.run(["report", Self.run, "-o", folder.path(output), "--template-dir", folder.path("t")])
    }

    @Test func exportedAndUnchangedGivesTheSameBytes() throws {
        let folder = try TemporaryFolder()
        try export(to: folder)
        for output in Self.outputs {
            #expect(try report(output, folder).status == 0)
            #expect(try Tool.run(["report", Self.run, "-o", folder.path("plain-\(output)")]).status == 0)
            #expect(
                FileManager.default.contentsEqual(
                    atPath: folder.path(output), andPath: folder.path("plain-\(output)")), "\(output)")
        }
    }

    @Test func whatIsChangedIsChangedInBoth() throws {
        let folder = try TemporaryFolder()
        try export(to: folder)
        try folder.write(Data(Logo.png), to: "t/logo.png")
        try edit("cover.mustache", in: folder, "The other checks", with: "Our findings")
        try edit(
            "report.mustache", in: folder, "<footer>",
            with: "<footer><img src=\"logo.png\" alt=\"Our logo\"> Our company ")
        try edit("report.mustache", in: folder, "{{> provenance}}", with: "")
        try edit("report.mustache", in: folder, "{{#chapters}}", with: "{{> provenance}}\n{{#chapters}}")
        try edit("report.css", in: folder, "--accent: #0b5c94;", with: "--accent: #c00040;")
        for output in Self.outputs { #expect(try report(output, folder).status == 0) }
        let html = try String(contentsOfFile: folder.path("r.html"), encoding: .utf8)
        let pdf = try Program.text(ofPDF: folder.path("r.pdf"))
        for text in [html, pdf] {
            #expect(text.contains("Our findings"))
            #expect(!text.contains("The other checks"))
            #expect(text.contains("Our company"))
            let method = try #require(text.ranges(of: "Method and provenance").last)
            let overview = try #require(text.ranges(of: "All metrics").last)
            #expect(method.lowerBound < overview.lowerBound)
        }
        #expect(html.contains("alt=\"Our logo\""))
        #expect(html.contains("--accent: #c00040;"))
        let pictures = try Program.output("pdfimages", ["-list", folder.path("r.pdf")])
        #expect(pictures.split(separator: "\n").count > 2)
        let page = try Program.output(
            "qpdf", ["--qdf", "--stream-data=uncompress", folder.path("r.pdf"), "-"])
        #expect(page.contains("0.752941 0 0.25098 rg"), "the colour of links")
    }

    @Test(arguments: [
        ("cover.mustache", "<h1>{{title}}</h1>", "<blink>{{title}}</blink>", "There is no element <blink>"),
        ("cover.mustache", "class=\"cover\"", "class=\"cower\"", "cower"),
        ("section.mustache", "data-chart=\"{{chart}}\"", "data-chart=\"ttfb-hist\"", "ttfb-hist"),
        ("cover.mustache", "{{headline}}<", "{{headlin}}<", "headlin"),
        ("report.mustache", "{{> cover}}", "{{> cower}}", "cower"),
    ])
    func aFaultIsNamedAtItsPlaceInBoth(file: String, old: String, new: String, named: String) throws {
        let folder = try TemporaryFolder()
        try export(to: folder)
        try edit(file, in: folder, old, with: new)
        for output in Self.outputs {
            let result = try report(output, folder)
            #expect(result.status == 65)
            #expect(result.errors.contains(named))
            #expect(result.errors.contains(try Regex("\(file):\\d+:\\d+: ")), "\(result.errors)")
        }
        #expect(folder.names == ["t"])
    }
}
