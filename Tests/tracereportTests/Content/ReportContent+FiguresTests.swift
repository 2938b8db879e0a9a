import Testing

@testable import TraceAnalysis
@testable import tracereport

/// What a reader sees of a section before opening it.
@Suite struct ReportContentFiguresTests {
    private func figures(_ analysis: Analysis) -> [String: String] {
        let content = ReportContent(analysis)
        return content.sections.reduce(into: [:]) { $0[$1.id] = $1.figure }
    }

    @Test func ofARun() throws {
        let figures = figures(try Analyses.ofRun("samples/aiperf-0.13-errors"))
        #expect(figures["overview"] == "150 requests, 128 successful in 6.5 s")
        #expect(figures["connections"] == "22 opened, 85 % reuse")
        #expect(figures["failures"] == "17 failed, 5 cancelled of 150 requests")
        #expect(figures["ttfb"] == "p50 56 ms, p99 126 ms")
    }

    @Test func everySectionButTheFindingsHasOneWhateverWasRecorded() throws {
        for lines in [[], [#"{"error":{"type":"x"}}"#], [#"{"metadata":{"request_start_ns":1}}"#]] {
            let content = ReportContent(try Analyses.of(lines))
            for section in content.sections {
                #expect((section.figure == nil) == (section.id == ReportContent.findingsID), "\(section.id)")
            }
        }
    }

    @Test func whatWasNotRecordedIsSaid() throws {
        let figures = figures(try Analyses.of([#"{"error":{"type":"x"}}"#]))
        #expect(figures["ttfb"] == "not recorded")
        #expect(figures["failures"] == "1 failed of 1 request")
        #expect(figures["overview"] == "1 request, 0 successful")
    }
}
