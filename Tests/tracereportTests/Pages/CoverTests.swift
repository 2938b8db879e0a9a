import Testing

@testable import tracereport

/// The first page of the built-in template.
@Suite struct CoverTests {
    @Test(arguments: ["a4", "letter"], Repository.runs)
    func itIsOnePageThatSaysHowTheRunDidAndWhatHeldItBack(paper: String, run: String) throws {
        let folder = try TemporaryFolder()
        let pdf = folder.path("r.pdf")
        let arguments = ["report", Repository.path(run), "-o", pdf, "--paper", paper]
        #expect(try Tool.run(arguments).status == 0)
        func page(_ number: Int) throws -> String {
            try Program.output("pdftotext", ["-layout", "-f", "\(number)", "-l", "\(number)", pdf, "-"])
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let cover = try page(1)
        let content = ReportContent(try Analyses.ofRun(run))
        #expect(content.pageOne.checks.count == 9)
        for check in content.pageOne.checks { #expect(cover.contains(check.label), "\(check.label)") }
        #expect(content.pageOne.tiles.first?.label == "Failed")
        for tile in content.pageOne.tiles { #expect(cover.contains(tile.label), "\(tile.label)") }
        #expect(cover.contains("What to do") != cover.contains("Nothing needs action"))
    }
}
