import FoundationEssentials
import Testing

@testable import TraceCharts

/// docs/charts.md names every chart with the columns that its data has.
@Suite struct ChartsDocumentationTests {
    @Test func everyChartStandsThereWithItsColumns() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            decoding: Data(contentsOf: root.appending(path: "docs/charts.md")), as: UTF8.self)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
        for kind in ChartKind.all {
            let row = try #require(rows.first { $0.contains("`\(kind.name)`") }, "\(kind.name)")
            let columns = kind.chart(AnalyzedRunBuilder.empty).data.columns.joined(separator: ",")
            #expect(row.contains("`\(columns)`"), "\(kind.name)")
        }
    }
}
