import Foundation
import Testing
import TraceCharts

@testable import tracereport

@Suite struct ReportDocumentTests {
    @Test func theBuiltInTemplatesTakeEveryKindOfContent() throws {
        let report = try ReportDocument(content: ReportFixture.content, charts: ReportFixture.charts)
        #expect(report.charts.sorted() == ReportFixture.charts.sorted())
        let html = try report.html(charts: ReportFixture.markup)
        #expect(html.contains("<td class=\"number\">97.5%</td>"))
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
