import Testing
import TraceCharts

@testable import tracereport

@Suite struct PageLayoutTests {
    @Test func aRealReportFitsOnSomePages() throws {
        let report = try ReportDocument(content: ReportFixture.content, charts: ReportFixture.charts)
        let pages = try PageAssembler.pages(
            of: report.document, figures: ReportFixture.figures, paper: .a4,
            palette: try Palette(stylesheet: report.stylesheet, theme: .light), measurer: TableMeasurer())
        #expect(pages.pages.count == 8)
        #expect(pages.outline.map(\.page) == pages.outline.map(\.page).sorted())
    }
}

extension ReportFixture {
    static let figures: [String: PlacedFigure] = Dictionary(
        uniqueKeysWithValues: charts.map { name in
            let size = Paper.a4.chartSize
            let drawing = Drawing(
                size: size,
                operations: [
                    .fill(
                        .rectangle(Rect(x: 0, y: 0, width: size.width, height: size.height)),
                        Color(hex: 0xF5F7F9)),
                    .text(
                        TextRun(
                            name, at: Point(20, 30), font: Font(size: 14, bold: true), color: Color(hex: 0))),
                ])
            return (
                name,
                PlacedFigure(drawing: drawing, caption: "Caption of \(name).", description: "Shows \(name).")
            )
        })
}
