import Foundation
import Testing
import TraceCharts

@testable import tracereport

@Suite struct ReportDocumentTests {
    @Test func theBuiltInTemplatesTakeEveryKindOfContent() throws {
        let report = try ReportDocument(content: ReportFixture.content, charts: ReportFixture.charts)
        #expect(Set(report.charts.map(\.chart)) == Set(ReportFixture.charts))
        let html = try report.html(charts: ReportFixture.markup)
        #expect(html.contains("<td class=\"number\" data-label=\"Value\">97.5%</td>"))
        if let path = ProcessInfo.processInfo.environment["REPORT_LOOK"] {
            try html.write(toFile: path + "/report.html", atomically: true, encoding: .utf8)
        }
    }
}

extension ReportFixture {
    static let markup: [String: ChartMarkup] = Dictionary(
        uniqueKeysWithValues: charts.map { name in
            let svg =
                "<svg viewBox=\"0 0 720 400\" role=\"img\"><title>\(name)</title>"
                + "<rect width=\"720\" height=\"400\" fill=\"var(--panel)\"/></svg>"
            return (name, ChartMarkup(svg: svg, caption: "Caption of \(name)."))
        })
}

@Suite struct PDFWriterTests {
    private func document(_ theme: PageTheme = .light, paper: Paper = .a4) throws -> PDFDocument {
        try ReportDocument(content: ReportFixture.content, charts: ReportFixture.charts).pdf(
            charts: ReportFixture.drawnCharts, paper: paper, theme: theme, measurer: TableMeasurer())
    }

    @Test func theFileSaysWhatItIs() throws {
        let document = try document()
        #expect(document.title == ReportFixture.content.title)
        #expect(document.created.text == "2026-11-23T20:34:40Z")
        #expect(document.bookmarks.first == PDFBookmark("Overview", destination: "overview"))
        #expect(document.bookmarks.last == PDFBookmark("Method and provenance", destination: "method"))
    }

    @Test func pagesAreLabelledAsTheyAreNumbered() throws {
        let document = try document()
        #expect(document.pageLabels == ["Cover"] + (2...document.pages.count).map(String.init))
        let bytes = try CairoRenderer.pdf(document)
        #expect(!bytes.isEmpty)
        let plain = Document(title: "T", blocks: [.paragraph(.init(inlines: [.text("x")]))])
        let pages = try PageAssembler.pages(
            of: plain, charts: [:], paper: .a4,
            palette: Palette(stylesheet: TemplateSet.builtIn.stylesheetText(), theme: .light),
            measurer: TableMeasurer())
        #expect(PDFWriter.document(pages, title: "T", created: nil).pageLabels.isEmpty)
    }

    @Test func everyBookmarkLeadsSomewhere() throws {
        let document = try document()
        let places = Set(document.pages.flatMap { $0.operations.flatMap(\.destinations) })
        for bookmark in document.bookmarks { #expect(places.contains(bookmark.destination)) }
    }

    @Test func themesAndPapersGiveOtherPages() throws {
        #expect(try document(.light).pages != document(.dark).pages)
        #expect(try document(paper: .letter).pages.first?.size == Size(612, 792))
    }

    @Test func aChartWithoutAPictureIsAnError() throws {
        let report = try ReportDocument(content: ReportFixture.content, charts: ReportFixture.charts)
        #expect(throws: ReportError.missingChart("ttfb-cdf")) {
            try report.pdf(charts: [:], paper: .a4, theme: .light, measurer: TableMeasurer())
        }
    }

    @Test func theSameReportGivesTheSameBytes() throws {
        let measurer = try CairoTextMeasurer()
        func bytes() throws -> [UInt8] {
            let report = try ReportDocument(content: ReportFixture.content, charts: ReportFixture.charts)
            return try CairoRenderer.pdf(
                report.pdf(charts: ReportFixture.drawnCharts, paper: .a4, theme: .light, measurer: measurer))
        }
        let first = try bytes()
        #expect(first.starts(with: "%PDF-1.5".utf8))
        #expect(try bytes() == first)
    }
}

extension DrawingOperation {
    /// The names of the places in it that links can lead to.
    fileprivate var destinations: [String] {
        switch self {
        case .tagged(.destination(let name), let inner): [name] + inner.flatMap(\.destinations)
        case .tagged(_, let inner), .placed(_, _, let inner), .clip(_, let inner):
            inner.flatMap(\.destinations)
        default: []
        }
    }
}
