import Testing
import TraceAnalysis
import TraceCharts

@testable import tracereport

/// How full the pages of real runs are.
@Suite struct PageFillTests {
    /// The pages of a run's report as the tool makes them.
    private func pages(_ run: String, _ paper: Paper) throws -> ReportPages {
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let (measured, bytes) = try reader.measure(RunLocation(Repository.path(run)))
        let analysed = AnalyzedRun(
            measured, run: RunDescription(file: "profile_export.jsonl", bytes: bytes),
            options: AnalysisOptions())
        let deliverable = Deliverable(analysed)
        let rendering = try ReportRendering(
            deliverable.charts, content: deliverable.shownContent, templates: .builtIn)
        return try rendering.pages(paper, .light)
    }

    /// Page one is as full as a run has something to say.
    @Test(arguments: Repository.runs) func noPageButTheLastIsBlankOverMoreThan15Percent(run: String) throws {
        for paper in [Paper.a4, .letter] {
            let pages = try pages(run, paper)
            #expect(pages.pages.count <= 11, "\(pages.pages.count) pages")
            for (number, filled) in pages.filled.enumerated().dropLast() {
                #expect(filled >= 0.85, "page \(number + 1) is filled to \(filled)")
                #expect(filled <= 1.001, "page \(number + 1) is filled to \(filled)")
            }
        }
    }
}
