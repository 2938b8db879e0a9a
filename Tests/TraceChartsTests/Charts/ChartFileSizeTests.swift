import Testing

@testable import TraceAnalysis
@testable import TraceCharts

/// However many requests a run has, the files of its charts stay small.
@Suite struct ChartFileSizeTests {
    private static let million: AnalyzedRun = {
        var random = SplitMix64(5)
        let count = 1_000_000
        let ttfb = (0..<count).map { _ in random.logNormal(median: 42e6, spread: 0.6).rounded() }
        let sample = Sample(ttfb)
        let samples = Dictionary(
            uniqueKeysWithValues: MetricTag.allCases.compactMap { tag in sample.map { (tag, $0) } })
        let measured = Measurements(
            samples: samples, requests: RequestTable(ttfb: ttfb, oneEvery: 1_000_000))
        return AnalyzedRun(
            measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
    }()

    @Test(arguments: ChartKind.all.map(\.name)) func aMillionRequestsMakeASmallFile(_ name: String) throws {
        let chart = try #require(ChartKind.named(name)).chart(Self.million)
        let measurer = try CairoTextMeasurer()
        for theme in Theme.all {
            let drawing = chart.drawing(theme: theme, measurer: measurer)
            #expect(try CairoRenderer.png(drawing, scale: 2).count <= 150 * 1_024)
            #expect(try CairoRenderer.pdf(drawing, title: chart.title, created: nil).count <= 60 * 1_024)
            let svg = try CairoRenderer.svg(
                drawing, title: chart.title, description: chart.description, idPrefix: name)
            #expect(svg.count <= 200 * 1_024)
        }
    }
}
