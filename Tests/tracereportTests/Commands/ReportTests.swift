import Foundation
import Testing
import TraceCharts

@testable import TraceAnalysis
@testable import tracereport

/// The report as files, looked at with the programs that people open them with.
@Suite struct ReportTests {
    static let runs = [
        "samples/aiperf-0.13-streaming", "samples/aiperf-0.13-errors", "samples/aiperf-0.13-without-trace",
        "samples/aiperf-0.6-streaming", "Tests/Fixtures/runs/aiperf-0.13-nonstreaming",
        "Tests/Fixtures/runs/draft-schema",
    ]

    private func report(_ run: String, _ arguments: [String] = [], to output: String) throws {
        let result = try Tool.run(["report", Repository.path(run), "-o", output] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.outputBytes.isEmpty)
    }

    @Test(arguments: runs) func theFolderHoldsEverything(_ run: String) throws {
        let folder = try TemporaryFolder()
        let output = folder.path("out")
        try report(run, to: output)
        let names = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
        #expect(names == ["charts", "report.html", "report.pdf", "summary.json"])
        let charts = try FileManager.default.contentsOfDirectory(atPath: output + "/charts").sorted()
        #expect(charts == ChartKind.all.flatMap { ["\($0.name).png", "\($0.name).svg"] }.sorted())
    }

    @Test(arguments: runs) func thePDFIsSound(_ run: String) throws {
        let folder = try TemporaryFolder()
        let pdf = folder.path("r.pdf")
        try report(run, to: pdf)
        #expect(throws: Never.self) { try Program.output("qpdf", ["--check", pdf]) }
        let fonts = try Program.output("pdffonts", [pdf]).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts {
            // The columns emb, sub and uni stand before the object's two numbers.
            let columns = font.split(separator: " ")
            #expect(columns[columns.count - 5] == "yes", "\(font)")
        }
    }

    @Test(arguments: runs) func everyFigureOfTheTablesIsInBoth(_ run: String) throws {
        let folder = try TemporaryFolder()
        try report(run, to: folder.path("r.pdf"))
        try report(run, to: folder.path("r.html"))
        let pdf = try Program.text(ofPDF: folder.path("r.pdf"))
        let html = try String(contentsOf: URL(filePath: folder.path("r.html")), encoding: .utf8)
        for section in ReportContent(try Analyses.ofRun(run)).chapters {
            for figure in section.blocks.flatMap(\.figures) {
                #expect(pdf.contains(figure), "\(section.id): \(figure)")
                #expect(html.contains(figure), "\(section.id): \(figure)")
            }
        }
    }

    @Test(arguments: runs) func theHTMLAsksForNothing(_ run: String) throws {
        let folder = try TemporaryFolder()
        try report(run, to: folder.path("r.html"))
        let page = try String(contentsOf: URL(filePath: folder.path("r.html")), encoding: .utf8)
        #expect(page.contains("default-src 'none'"))
        // The one script is the tool's own: nothing of the data is in it, and the policy lets no other one run.
        #expect(page.ranges(of: PageScript.report.element).count == 1)
        #expect(page.contains(PageScript.report.policy))
        let html = page.replacing(PageScript.report.element, with: "")
        for request in ["<script", "@import", "url(http", "src=\"http", "srcset", "<iframe", "<object"] {
            #expect(!html.contains(request), "\(request)")
        }
        for range in html.ranges(of: "href=\"") {
            let target = html[range.upperBound...]
            #expect(target.hasPrefix("#") || target.hasPrefix("data:,"), "a link leads out of the page")
        }
    }

    @Test func twoRunsGiveTheSameBytes() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            try report(
                "samples/aiperf-0.13-errors", ["--paper", "letter", "--theme", "dark"], to: folder.path(name))
        }
        let files =
            FileManager.default.enumerator(atPath: folder.path("a"))?.compactMap { $0 as? String } ?? []
        #expect(files.count > 15)
        for file in files {
            #expect(
                FileManager.default.contentsEqual(
                    atPath: folder.path("a/\(file)"), andPath: folder.path("b/\(file)")), "\(file)")
        }
    }

    @Test func titleAndNoteAreTheDocumentsOwn() throws {
        let folder = try TemporaryFolder()
        let words = ["--title", "Friday <b> & 16 users", "--note", "After the upgrade."]
        try report("samples/aiperf-0.6-streaming", words, to: folder.path("r.pdf"))
        try report("samples/aiperf-0.6-streaming", words, to: folder.path("r.html"))
        #expect(try Program.output("pdfinfo", [folder.path("r.pdf")]).contains("Friday <b> & 16 users"))
        let html = try String(contentsOf: URL(filePath: folder.path("r.html")), encoding: .utf8)
        #expect(html.contains("<title>Friday &lt;b&gt; &amp; 16 users</title>"))
        #expect(html.contains("After the upgrade."))
    }

    @Test func otherFilesInTheFolderStay() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "out/notes.txt")
        try report("samples/aiperf-0.6-streaming", to: folder.path("out"))
        #expect(try String(contentsOfFile: folder.path("out/notes.txt"), encoding: .utf8) == "mine")
    }

    @Test func aFolderThatCannotBeMadeLeavesNothing() throws {
        let folder = try TemporaryFolder()
        try folder.write("a file", to: "out")
        let result = try Tool.run(
            ["report", Repository.path("samples/aiperf-0.6-streaming"), "-o", folder.path("out/deep")])
        #expect(result.status == 73)
        #expect(result.sentences.count == 1)
        #expect(folder.names == ["out"])
    }

    @Test func aWrongOptionIsUsage() throws {
        for arguments in [["--paper", "a3"], ["--theme", "blue"], ["--theme", "light,dark"]] {
            #expect(try Tool.run(["report", "x", "-o", "y"] + arguments).status == 64)
        }
        #expect(try Tool.run(["report", "x"]).status == 64)
    }
}

extension ContentBlock {
    /// The numbers that a block shows.
    fileprivate var figures: [String] {
        switch self {
        case .facts(_, let facts): facts.map(\.value)
        case .statistics(let group): group.rows.flatMap { $0.cells.map(\.value) }
        case .table(let table):
            table.rows.flatMap { $0 }.filter { $0.contains(where: \.isNumber) && $0.count < 12 }
        case .paragraph, .chart: []
        }
    }
}
