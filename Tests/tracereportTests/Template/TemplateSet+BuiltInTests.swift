import Testing

@testable import tracereport

@Suite struct TemplateSetBuiltInTests {
    @Test func everyTemplateIsExportedOnce() {
        let paths = TemplateSet.exported.map(\.path)
        #expect(paths == paths.sorted())
        #expect(Set(paths).count == paths.count)
        #expect(paths.contains("report.mustache"))
        #expect(paths.contains("executive/report.mustache"))
        #expect(paths.contains("executive/report.css"))
    }

    @Test func theExampleTakesEveryKindOfContent() throws {
        let full = try ReportDocument(
            content: ReportFixture.content, templates: .executive, charts: ReportFixture.charts)
        #expect(full.charts == ["ttfb-histogram", "breakdown"])
        let empty = try ReportDocument(
            content: ReportContent(title: "T"), templates: .executive, charts: ReportFixture.charts)
        #expect(empty.document.title == "T")
    }
}
