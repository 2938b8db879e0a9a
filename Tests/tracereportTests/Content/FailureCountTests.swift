import Testing
import TraceAnalysis
import TraceCharts

@testable import tracereport

/// Failed and cancelled requests are counted one way, wherever they are told.
@Suite struct FailureCountTests {
    private func run(_ name: String) throws -> AnalyzedRun {
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let (measured, bytes) = try reader.measure(try RunLocation(Repository.path(name)))
        return AnalyzedRun(
            measured, run: RunDescription(file: "profile_export.jsonl", bytes: bytes),
            options: AnalysisOptions())
    }

    /// All that is said of a run: page one, sections, chapters, and the words of its charts.
    private func words(_ run: AnalyzedRun) -> String {
        let content = ReportContent(run.analysis, slowest: run.measurements.requests?.slowest)
        let charts = ChartKind.all.map { kind in
            let chart = kind.chart(run)
            return "\(chart.title) \(chart.subtitle) \(chart.caption) \(chart.description)"
        }
        return "\(content) \(TextWriter.text(content)) \(charts)"
    }

    @Test func cancelledRequestsDidNotFail() throws {
        let run = try run("Tests/Fixtures/loads/aiperf-0.13-cancel")
        #expect(run.analysis.overview.ownFailures == 0)
        #expect(run.analysis.overview.lostInWords == ["28 cancelled"])
        let words = words(run)
        #expect(!words.contains("28 failed") && !words.contains("28 of 150"))
        #expect(words.contains("28 cancelled left out"))
        #expect(words.contains("122 successful, 28 cancelled"))
        #expect(words.contains("No request failed; 28 were cancelled."))
        #expect(words.contains("28 cancellations over time"))
    }

    @Test func bothAreToldWhereThereAreBoth() throws {
        let run = try run("samples/aiperf-0.13-errors")
        #expect(run.analysis.overview.lostInWords == ["17 failed", "5 cancelled"])
        let words = words(run)
        #expect(!words.contains("22 failed") && !words.contains("22 requests failed"))
        #expect(words.contains("17 failed and 5 cancelled left out"))
        #expect(words.contains("128 successful, 17 failed, 5 cancelled"))
        #expect(
            words.contains("17 requests failed, 11.7% of those that were not cancelled; 5 were cancelled."))
        #expect(words.contains("17 failures and 5 cancellations by kind over time"))
    }

    @Test func ofOnlyFailedOnesNothingIsSaidOfCancelling() throws {
        let words = words(try run("Tests/Fixtures/loads/aiperf-0.13-overload503"))
        #expect(words.contains("156 failed left out"))
        #expect(words.contains("144 successful, 156 failed"))
        #expect(words.contains("156 requests failed, 52.0% of all."))
    }
}
