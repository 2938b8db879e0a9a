import Testing
import TraceAnalysis

@testable import TraceCharts

/// Charts of several runs: each run is named beside its line, and what is not drawn is said.
@Suite struct ComparisonChartKindTests {
    private func runs(_ count: Int) -> [NamedRun] {
        (0..<count).map { NamedRun(name: "run-\($0)", run: .typical(300, seed: UInt64($0 + 1))) }
    }

    private func texts(of chart: Chart, _ size: Size = Chart.standardSize) -> [String] {
        texts(in: chart.drawing(size: size, theme: .light, measurer: BlockMeasurer()).operations)
    }

    private func texts(in operations: [DrawingOperation]) -> [String] {
        operations.flatMap { operation -> [String] in
            switch operation {
            case .text(let run): [run.string]
            case .clip(_, let inside): texts(in: inside)
            default: []
            }
        }
    }

    @Test(arguments: ["ttfb-cdf", "ttfb-percentiles", "icl-cdf", "icl-percentiles", "throughput-cdf"])
    func everyRunIsNamedBesideItsLine(_ name: String) throws {
        let kind = try #require(ComparisonChartKind.all.first { $0.name == name })
        for count in 1...4 {
            let chart = kind.chart(runs(count))
            let words = texts(of: chart)
            for index in 0..<count { #expect(words.contains("run-\(index)"), "\(count) runs, \(index)") }
            #expect(chart.footnotes.allSatisfy { !$0.contains("not drawn") })
            #expect(chart.data.columns.first == "run")
        }
    }

    @Test func runsBeyondTheFourthAreNamedBelow() throws {
        let kind = try #require(ComparisonChartKind.all.first { $0.name == "ttfb-cdf" })
        let chart = kind.chart(runs(6))
        #expect(chart.footnotes.contains("not drawn: run-4, run-5"))
    }

    @Test func aRunWithoutTheDataIsNamedBelow() throws {
        let kind = try #require(ComparisonChartKind.all.first { $0.name == "icl-cdf" })
        let without = NamedRun(name: "bare", run: AnalyzedRun(ttfb: [1e6, 2e6], transfer: [1e6, 1e6]))
        let chart = kind.chart(runs(1) + [without])
        #expect(chart.footnotes.contains { $0.hasPrefix("bare: no data") })
        #expect(kind.chart([without, without]).missing != nil)
    }

    @Test func everyChartHasItsOwnName() {
        let names = ComparisonChartKind.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    /// Lines that lie on each other leave room for their names all the same.
    @Test func equalRunsAreNamedToo() throws {
        let kind = try #require(ComparisonChartKind.all.first { $0.name == "ttfb-cdf" })
        let run = AnalyzedRun.typical(300, seed: 1)
        let chart = kind.chart([NamedRun(name: "one", run: run), NamedRun(name: "two", run: run)])
        let words = texts(of: chart)
        #expect(words.contains("one") && words.contains("two"))
    }
}
