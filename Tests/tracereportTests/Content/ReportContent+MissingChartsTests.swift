import Testing

@testable import tracereport

@Suite struct MissingChartsTests {
    @Test func chartsWithoutDataBecomeOneSentenceForEachReason() {
        let section = ContentSection(
            id: "s", title: "S",
            blocks: [.chart("a"), .paragraph("x"), .chart("b"), .chart("c"), .chart("d")])
        let content = ReportContent(title: "", sections: [section]).leavingOut(
            [
                "a": MissingChart(title: "A", reason: "nothing came"),
                "b": MissingChart(title: "B", reason: "nobody looked"),
                "d": MissingChart(title: "D", reason: "nothing came"),
            ], of: [])
        #expect(
            content.sections.first?.blocks == [
                .paragraph("Not drawn: “A”, “D”, because nothing came."),
                .paragraph("Not drawn: “B”, because nobody looked."), .paragraph("x"), .chart("c"),
            ])
    }

    @Test func nothingMissingChangesNothing() {
        let content = ReportFixture.content
        #expect(content.leavingOut([:], of: ReportFixture.charts) == content)
        #expect(
            content.leavingOut(["other": MissingChart(title: "", reason: "")], of: ReportFixture.charts)
                == content)
    }

    @Test func aRunWithoutStreamingHasNoEmptyFrame() throws {
        let folder = try TemporaryFolder()
        let run = Repository.path("Tests/Fixtures/runs/aiperf-0.13-nonstreaming")
        #expect(try Tool.run(["report", run, "-o", folder.path("r.pdf")]).status == 0)
        let text = try Program.text(ofPDF: folder.path("r.pdf"))
        #expect(!text.contains("Inter-chunk latency by"))
        #expect(!text.contains("No data"))
    }
}
