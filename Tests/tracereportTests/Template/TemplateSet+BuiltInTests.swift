import Testing
import TraceAnalysis
import TraceCharts

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

    @Test(arguments: [Paper.a4, .letter], Repository.runs)
    func theExampleIsOnePage(paper: Paper, run: String) throws {
        let (measured, _) = try TraceReader(options: AnalysisOptions())
            .measure(RunLocation(Repository.path(run)))
        let analysis = Analysis(measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        let report = try ReportDocument(
            content: ReportContent(analysis, note: "A remark."), templates: .executive,
            charts: ReportFixture.charts)
        let drawn = report.charts.reduce(into: [:]) { drawn, name in
            drawn[name] = PlacedChart(
                drawing: Drawing(size: report.size(ofChart: name, on: paper)), caption: "", description: "")
        }
        let pages = try report.pdf(
            charts: drawn, paper: paper, theme: .light, measurer: CairoTextMeasurer())
        #expect(pages.pages.count == 1)
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
