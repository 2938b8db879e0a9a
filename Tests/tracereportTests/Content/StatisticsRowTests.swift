import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Which figures of a metric are shown, and how they are spelled.
@Suite struct StatisticsRowTests {
    private static let lines = [64, 128, 256, 512].map {
        #"{"metrics":{"output_tokens":\#($0),"http_req_waiting":\#($0).5,"http_req_data_received":\#($0)}}"#
    }

    private func row(
        _ tag: MetricTag, _ layout: Metric.Layout, _ options: AnalysisOptions = AnalysisOptions()
    ) throws -> StatisticsRow? {
        #expect(tag.metric.layout == layout)
        return StatisticsRow(tag, of: try Analyses.of(Self.lines, options))
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
        #expect(row.title == "Time to First Byte")
        #expect(row.heading == "TTFB (includes network + server processing)")
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

    /// A lookup that no request needed, and one of a failed request alone, are recorded all the same.
    @Test func whatDidNotHappenIsNotCalledUnrecorded() throws {
        let unrecorded = try Analyses.of(Self.lines)
        #expect(unrecorded.absence(of: .dnsResolutionTime) == nil)
        let failed = try Analyses.ofRun("samples/aiperf-0.13-errors")
        #expect(failed.dns.lookups == 1)
        #expect(failed.absence(of: .dnsResolutionTime) == "only failed requests looked a name up")
        #expect(failed.absence(of: .chunkSize) == nil)
        let text = TextWriter.text(ReportContent(failed))
        #expect(text.contains("DNS resolution time: only failed requests looked a name up"))
        #expect(text.contains("dns_resolution_time                 0  of no successful request"))
        let metrics = try #require(ReportContent(failed).chapters.first { $0.title == "All metrics" })
        #expect(
            metrics.blocks.contains(.paragraph("DNS resolution time: only failed requests looked a name up."))
        )
        #expect(
            !metrics.blocks.contains { block in
                if case .paragraph(let text) = block {
                    text.hasPrefix("Not recorded") && text.contains("DNS")
                } else {
                    false
                }
            })
        var options = AnalysisOptions()
        options.window = RequestWindow("2s..")
        let late = try Analyses.ofRun("samples/aiperf-0.13-streaming", options)
        #expect(late.dns.lookups == 0 && late.connections.created == 0)
        #expect(late.absence(of: .dnsResolutionTime) == "no request looked a name up")
        #expect(late.absence(of: .connectionEstablishmentTime) == "no request connected")
        let dns = try #require(late.insights.first { $0.id == .dnsCache })
        #expect(dns.text == "DNS cache: no request looked a name up." && dns.value == nil)
        let page = ReportContent(late).pageOne
        #expect(page.checks.first { $0.label == "DNS cache" }?.remark == "no lookup")
        // A window without an end is told in words, what it cannot show with it.
        let note = try #require(late.notes.first { $0.id == .outsideWindow }).text
        #expect(note.contains("outside the window from 2s on. ") && note.contains("such as a stall"))
    }

    /// What is said of AIPerf's own figures is of those that are there.
    @Test func embeddingsEndWithNoMessage() throws {
        let text = TextWriter.text(
            ReportContent(try Analyses.ofRun("Tests/Fixtures/loads/aiperf-0.13-embeddings")))
        #expect(text.contains("They differ because"))
        #expect(!text.contains("[DONE]") && !text.contains("time_to_first_token counts"))
    }

    /// Whoever adds a metric gives it a place in a section.
    @Test func everyMetricHasAPlaceInASection() throws {
        let nothing = ReportContent.sections(try Analyses.of([#"{"metrics":{}}"#]), slowest: nil)
        let paragraphs = nothing.flatMap(\.blocks).compactMap { block -> String? in
            if case .paragraph(let text) = block { text } else { nil }
        }
        for tag in MetricTag.allCases {
            let text = "\(tag.metric.title.sentenceCased): not recorded"
            #expect(paragraphs.filter { $0 == text }.count == 1, "\(tag)")
        }
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
