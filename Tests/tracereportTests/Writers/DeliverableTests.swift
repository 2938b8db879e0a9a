import Foundation
import Testing
import TraceCharts

@testable import tracereport

/// What `-o` means, for a report that no command of today makes.
@Suite struct DeliverableTests {
    private let chart = Chart(
        title: "Load", description: "None.", content: .noData(reason: "nothing was measured"),
        data: ChartTable(columns: [], rows: []))

    private func deliverable(charts: [String]) -> Deliverable {
        Deliverable(
            name: "sweep", jsonName: "sweep.json",
            content: ReportContent(
                title: "T",
                sections: [
                    ContentSection(id: "s", title: "Section", blocks: charts.map { .chart($0) })
                ]),
            charts: RunCharts(charts.map { ($0, chart) }), json: { "{}" }, templates: .builtIn)
    }

    @Test func aFolderHoldsEverythingUnderItsNames() throws {
        let names = try deliverable(charts: ["load"]).files().map(\.name)
        #expect(names == ["sweep.pdf", "sweep.html", "sweep.json", "charts/load.png", "charts/load.svg"])
    }

    @Test func anEndingAsksForOneFile() throws {
        let folder = try TemporaryFolder()
        try deliverable(charts: []).write(to: folder.path("a.pdf"))
        try deliverable(charts: []).write(to: folder.path("b.html"))
        #expect(folder.names == ["a.pdf", "b.html"])
        #expect(try String(contentsOfFile: folder.path("a.pdf"), encoding: .isoLatin1).hasPrefix("%PDF"))
        #expect(try String(contentsOfFile: folder.path("b.html"), encoding: .utf8).hasPrefix("<!DOCTYPE"))
    }

    @Test func aSlashAtTheEndOfAFolderMakesNoDifference() throws {
        let folder = try TemporaryFolder()
        try deliverable(charts: []).write(to: folder.path("one") + "/")
        try deliverable(charts: []).write(to: folder.path("two"))
        for name in ["one", "two"] {
            let made = try FileManager.default.contentsOfDirectory(atPath: folder.path(name)).sorted()
            #expect(made == ["sweep.html", "sweep.json", "sweep.pdf"])
        }
    }

    @Test func aChartWithoutDataIsExplainedInItsPlace() {
        let section = deliverable(charts: ["load"]).shownContent.sections.first
        let sentence = "Not drawn: “Load”, because nothing was measured."
        #expect(section?.blocks == [.paragraph(sentence)])
    }
}
