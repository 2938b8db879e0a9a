import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Which figures of a metric are shown, and how they are spelled.
@Suite struct StatisticsRowTests {
    private static let lines = [64, 128, 256, 512].map {
        #"{"metrics":{"output_tokens":\#($0),"http_req_waiting":\#($0).5,"http_req_data_received":\#($0)}}"#
    }

    private func row(
        _ tag: MetricTag, _ layout: StatisticsRow.Layout, _ options: AnalysisOptions = AnalysisOptions()
    ) throws -> StatisticsRow? {
        StatisticsRow(tag, of: try Analyses.of(Self.lines, options), title: "T", layout: layout)
    }

    @Test func aDistributionEndsWithItsPercentiles() throws {
        let row = try #require(try row(.ttfb, .distribution))
        #expect(
            row.cells == [
                Fact("Min", "64.50ms"), Fact("Max", "512.50ms"), Fact("Mean", "240.50ms"),
                Fact("Median (p50)", "256.50ms"), Fact("p90", "512.50ms"), Fact("p95", "512.50ms"),
                Fact("p99", "512.50ms"),
            ])
        #expect(row.count == "4")
        #expect(row.heading == "T")
        #expect(row.flag == "fewer than 100 samples")
    }

    @Test func percentilesThatWereAskedForStandInOrder() throws {
        let asked = try ["99.9", "75", "90"].map { try #require(Percentile($0)) }
        let row = try #require(try row(.ttfb, .distribution, AnalysisOptions(extraPercentiles: asked)))
        let labels = ["Min", "Max", "Mean", "Median (p50)", "p75", "p90", "p95", "p99", "p99.9"]
        #expect(row.cells.map(\.label) == labels)
    }

    @Test func countsHaveTheirTotal() throws {
        let row = try #require(try row(.outputTokens, .total))
        #expect(
            row.cells == [
                Fact("Min", "64"), Fact("Max", "512"), Fact("Mean", "240"), Fact("Median", "192.00"),
                Fact("Total", "960"),
            ])
        #expect(row.flag == nil)
    }

    @Test func aBriefOneHasFourFigures() throws {
        let row = try #require(try row(.bytesPerToken, .brief))
        #expect(row.cells == ["Min", "Max", "Mean", "Median"].map { Fact($0, "1024.0B") })
    }

    @Test func whatWasNotRecordedHasNoRow() throws {
        #expect(try row(.chunkSize, .distribution) == nil)
    }

    @Test(arguments: [
        (MetricTag.ttfb, 0.703125, "703.12μs"), (.responseSize, 17_408, "17.00KB"),
        (.chunksPerRequest, 42, "42"), (.chunksPerRequest, 41.14, "41.14"), (.outputTokens, 1_920, "1920"),
        (.tokenThroughput, 4_551.111, "4551.11"), (.bytesPerToken, 14.75, "14.75B"),
        (.chunksPerToken, 0.0085449, "0.009"),
    ])
    func figuresAreSpelledByTheirUnit(_ tag: MetricTag, _ value: Double, _ text: String) {
        #expect(FigureText(tag).value(value) == text)
    }

    /// The seed writes the median of tokens with two decimals and that of chunks without.
    @Test func medians() {
        #expect(FigureText(.inputTokens).median(192) == "192.00")
        #expect(FigureText(.chunksPerRequest).median(38) == "38")
        #expect(FigureText(.bytesPerToken).median(11) == "11.0B")
    }

    @Test(arguments: [
        ("Chunk Sizes", "Chunk sizes"), ("DNS Resolution Time", "DNS resolution time"),
        ("Time per Output Token", "Time per output token"), ("Request Send Time", "Request send time"),
        ("", ""),
    ])
    func titlesInASentence(_ title: String, _ text: String) {
        #expect(title.sentenceCased == text)
    }

    @Test(arguments: [(0, "0 requests"), (1, "1 request"), (1_200, "1,200 requests")])
    func countsWithTheirNoun(_ count: Int, _ text: String) {
        #expect(count.counted("request") == text)
    }
}
