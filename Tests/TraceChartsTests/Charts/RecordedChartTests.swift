import Foundation
import Testing
import TraceAnalysis

@testable import TraceCharts

/// What charts say of real runs is true of their data.
@Suite struct RecordedChartTests {
    private func chart(_ name: String, of run: String) throws -> Chart {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/\(run)")
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let measured = try reader.measure(try RunLocation(folder.path())).0
        let analyzed = AnalyzedRun(
            measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        return try #require(ChartKind.all.first { $0.name == name }).chart(analyzed)
    }

    @Test func lanesTellOnlyOfRequestsThatTheyShow() throws {
        let chart = try chart("lanes", of: "loads/aiperf-0.13-overload503")
        #expect(chart.subtitle == "144 requests on 10 connections · in the order of their first use")
        #expect(
            chart.footnotes == ["156 requests not shown: which connection they took is not recorded"])
    }

    /// 98 answers of 40 tokens and two of 41.
    @Test func whereLengthsHardlyDifferTheLineIsTheMedian() throws {
        let chart = try chart("duration-by-output-tokens", of: "runs/aiperf-0.13-nonstreaming")
        let texts = chart.drawing(theme: .light, measurer: BlockMeasurer()).texts.map(\.string)
        #expect(texts.contains("median: 143 ms"))
        #expect(!texts.contains { $0.contains("a token") })
        #expect(chart.caption.hasPrefix("The line is the median"))
        #expect(
            chart.description.hasPrefix(
                "Duration of 100 requests by the tokens of their answers, 40 to 41: "))
        #expect(
            chart.description.contains(
                "Lengths differ too little to tell what a token costs; the median is 143 ms."))
        #expect(!chart.description.contains(" 0 requests"))
    }

    @Test func oneValueIsSaidOnce() throws {
        let chart = try chart("chunks-per-request-histogram", of: "loads/aiperf-0.13-nonstream")
        #expect(chart.description.contains("Most common: 1, 120 requests. All are 1. "))
    }

    @Test func whatATokenCostsIsSaidWhereLengthsDiffer() throws {
        let chart = try chart("duration-by-output-tokens", of: "runs/aiperf-0.8-streaming")
        #expect(chart.description.contains(" Each further token usually costs "))
        #expect(!chart.description.contains(" 0 requests took"))
    }
}
