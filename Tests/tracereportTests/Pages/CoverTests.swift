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
        for verdict in content.verdicts { #expect(cover.contains(verdict.label), "\(verdict.id)") }
        for figure in content.keyFigures { #expect(cover.contains(figure.value), "\(figure.label)") }
        #expect(cover.contains("The slowest requests, with their ids and phases"))
        #expect(try page(2).contains("Contents"))
    }
}
