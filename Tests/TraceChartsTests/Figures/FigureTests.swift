import Testing
import TraceAnalysis

@testable import TraceCharts

@Suite struct FigureTests {
    @Test func namesAreTheContract() {
        #expect(
            Figure.all.map(\.name) == [
                "ttfb-histogram", "icl-histogram", "throughput-histogram", "ttfb-cdf", "icl-cdf",
                "throughput-cdf", "breakdown",
            ])
        #expect(Figure.named("ttfb-cdf")?.name == "ttfb-cdf")
        #expect(Figure.named("nonsense") == nil)
        #expect(Figure.all.allSatisfy { !$0.explanation.contains("\n") && $0.explanation.hasSuffix(".") })
    }

    @Test(arguments: Figure.all.map(\.name)) func looksAsItDid(_ name: String) throws {
        let figure = try #require(Figure.named(name))
        let chart = figure.chart(.typical(1_000, failed: 22))
        try Snapshot.check(chart.drawing(theme: .light, measurer: BlockMeasurer()), name)
    }

    @Test(arguments: AnalyzedRun.awkward.map(\.name)) func awkwardRunsLookAsTheyDid(_ name: String) throws {
        let run = try #require(AnalyzedRun.awkward.first { $0.name == name }?.run)
        for figure in Figure.all where ["ttfb-histogram", "ttfb-cdf", "breakdown"].contains(figure.name) {
            let drawing = figure.chart(run).drawing(theme: .light, measurer: BlockMeasurer())
            try Snapshot.check(drawing, "\(name)-\(figure.name)")
        }
    }

    @Test func aRunWithoutDataSaysWhy() throws {
        for figure in Figure.all {
            let chart = figure.chart(AnalyzedRun(failed: 3))
            #expect(chart.missing == "no request succeeded")
            #expect(chart.subtitle == "3 failed left out")
            #expect(chart.data.rows.isEmpty && !chart.data.columns.isEmpty)
            let drawing = chart.drawing(theme: .dark, measurer: BlockMeasurer())
            #expect(drawing.texts.map(\.string).contains("no data: no request succeeded"))
        }
        let whole = Figure.iclCDF.chart(AnalyzedRun(ttfb: [1e6]))
        #expect(whole.missing == "chunk timestamps were not recorded")
        #expect(
            Figure.throughputCDF.chart(AnalyzedRun(ttfb: [1e6])).missing == "output tokens were not recorded")
    }

    @Test func subtitlesSayWhatCounts() {
        let options = AnalysisOptions(percentileMethod: .linear, includeFailed: true)
        let run = AnalyzedRun(ttfb: [1e6, 2e6], failed: 1_500, source: .metrics, options: options)
        let parts = [
            "2 requests", "1,500 failed included", "from AIPerf's metrics, not the trace",
            "percentiles: linear",
        ]
        #expect(Figure.ttfbHistogram.chart(run).subtitle == parts.joined(separator: " · "))
        #expect(
            Figure.iclHistogram.chart(AnalyzedRun(icl: [1e6])).subtitle.hasPrefix("1 gap between chunks · "))
    }

    @Test func nothingIsDroppedInSilence() throws {
        let near = (1...5_000).map { 20e6 + Double($0) * 1e3 }
        let far = (1...25).map { Double($0) * 0.48e9 }
        let run = AnalyzedRun(ttfb: near + far)
        let note = "25 values (0.5 %) beyond the axis, largest 12.00s"
        #expect(Figure.ttfbHistogram.chart(run).footnotes == [note])
        #expect(Figure.ttfbHistogram.chart(run).description.contains(note))
    }

    @Test func histogramDataAddsUp() throws {
        for (_, run) in AnalyzedRun.awkward {
            for figure in [Figure.ttfbHistogram, .iclHistogram, .throughputHistogram] {
                let chart = figure.chart(run)
                guard chart.missing == nil else { continue }
                #expect(chart.data.columns == ["lower", "upper", "count"])
                let counts = chart.data.rows.map { row -> Int in
                    if case .count(let count) = row[2] { return count }
                    return -1
                }
                let tag = figure.name == "ttfb-histogram" ? MetricTag.ttfb : .tokenThroughput
                #expect(counts.reduce(0, +) == (run.measurements[tag]?.count ?? 0))
            }
        }
    }

    @Test func distributionDataEndsAtOne() throws {
        for (_, run) in AnalyzedRun.awkward + [("typical", .typical(9_000))] {
            let chart = Figure.ttfbCDF.chart(run)
            guard chart.missing == nil else { continue }
            #expect(chart.data.columns == ["value", "fraction"])
            #expect(chart.data.rows.last?.last == .number(1))
        }
    }

    @Test func everyBandIsLabelled() {
        let chart = Figure.breakdown.chart(.typical(1_000))
        let texts = chart.drawing(theme: .light, measurer: BlockMeasurer()).texts.map(\.string)
        for label in [
            "All requests", "0–50 %", "50–90 %", "90–95 %", "95–99 %", "99–100 %", "Processing", "Transfer",
        ] {
            #expect(texts.contains(label))
        }
        #expect(texts.contains { $0.hasPrefix("transfer is 0.") })
    }

    @Test func breakdownDataHasABandARow() {
        let table = Figure.breakdown.chart(.typical(1_000)).data
        #expect(table.columns == ["band", "requests", "ttfb", "transfer"])
        let names = table.rows.compactMap { $0.first }
        #expect(names == ["all", "0-50", "50-90", "90-95", "95-99", "99-100"].map { .text($0) })
    }
}

extension Drawing {
    /// Every text, in drawing order.
    var texts: [TextRun] {
        func collect(_ operations: [Operation]) -> [TextRun] {
            operations.flatMap { operation -> [TextRun] in
                switch operation {
                case .text(let run): [run]
                case .clip(_, let content), .placed(_, _, let content), .tagged(_, let content):
                    collect(content)
                case .fill, .stroke, .image: []
                }
            }
        }
        return collect(operations)
    }
}
