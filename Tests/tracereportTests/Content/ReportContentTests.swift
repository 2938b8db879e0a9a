import Testing
import TraceCharts

@testable import TraceAnalysis
@testable import tracereport

/// What a report says of a run, in words and in order.
@Suite struct ReportContentTests {
    private static let errors = "samples/aiperf-0.13-errors"

    private func facts(_ content: ReportContent, _ section: String) -> [String: String] {
        let blocks = content.sections.first { $0.id == section }?.blocks ?? []
        return blocks.reduce(into: [:]) { result, block in
            if case .facts(_, let facts) = block { for fact in facts { result[fact.label] = fact.value } }
        }
    }

    private func paragraphs(_ content: ReportContent) -> [String] {
        content.sections.flatMap(\.blocks).compactMap {
            if case .paragraph(let text) = $0 { text } else { nil }
        }
    }

    @Test func theSectionsAreInTheSeedsOrder() throws {
        let content = ReportContent(try Analyses.ofRun(Self.errors))
        #expect(
            content.sections.map { $0.title.uppercased() }.prefix(11) == [
                "OVERVIEW", "CONNECTION STATISTICS", "DNS STATISTICS", "REQUEST TIMING - SEND",
                "RESPONSE TIMING - TIME TO FIRST BYTE (TTFB)", "RESPONSE TIMING - TIME TO LAST BYTE (TTLB)",
                "STREAMING STATISTICS", "BANDWIDTH STATISTICS", "TOKEN ANALYTICS",
                "TOKEN-TO-RESPONSE CORRELATION", "NETWORK EFFICIENCY INSIGHTS",
            ])
        #expect(Set(content.sections.map(\.id)).count == content.sections.count)
        #expect(content.verdicts.map(\.id) == Insight.ID.allCases.map(\.rawValue))
    }

    /// Every label and heading of the seed's example stands in our text, in the seed's order.
    @Test func theSeedsLabelsAreThereInOrder() throws {
        let run = "Tests/Fixtures/runs/aiperf-0.8-streaming"
        let text = TextWriter.text(ReportContent(try Analyses.ofRun(run)))
        var rest = text[...]
        for label in [
            "OVERVIEW", "Total records:", "Records with trace data:", "Streaming requests:",
            "Non-streaming requests:", "CONNECTION STATISTICS", "Connections created:", "Connections reused:",
            "Connection reuse rate:", "Connection Establishment Time:", "Min", "Max", "Mean", "Median (p50)",
            "p90", "p95", "p99", "DNS STATISTICS", "DNS resolutions performed:", "DNS cache hits:",
            "DNS cache hit rate:", "RESPONSE TIMING - TIME TO FIRST BYTE (TTFB)",
            "TTFB (includes network + server processing):", "Min", "STREAMING STATISTICS",
            "Chunks per Request:", "Median", "Inter-Chunk Latency (ICL):", "p99", "TOKEN ANALYTICS",
            "Input Tokens:", "Total", "Output Tokens:", "Total", "Token Throughput (tokens/second):", "p99",
            "Time per Output Token:", "Bytes per Token (network efficiency):",
            "TOKEN-TO-RESPONSE CORRELATION", "Token Generation Performance:", "Avg tokens/second:",
            "Avg time/token:", "Streaming Characteristics:", "Avg output tokens:", "Avg inter-chunk latency:",
            "Avg chunks per token:", "Avg tokens per chunk:", "Network Efficiency:", "Avg bytes per token:",
            "Total response bytes:", "Total output tokens:", "Overall bytes/token:",
            "NETWORK EFFICIENCY INSIGHTS", "Average breakdown:", "Server processing + TTFB:",
            "Network transfer time:", "Transfer/Processing ratio:",
        ] {
            let found = try #require(rest.range(of: label), "\(label)")
            rest = rest[found.upperBound...]
        }
    }

    @Test func theOverviewCountsAsTheAnalysisDoes() throws {
        let facts = facts(ReportContent(try Analyses.ofRun(Self.errors)), "overview")
        #expect(facts["Total records"] == "150")
        #expect(facts["Records with trace data"] == "150 (100.0%)")
        #expect(facts["Successful requests"] == "128")
        #expect(facts["Failed requests"] == "17")
        #expect(facts["Cancelled requests"] == "5")
        #expect(facts["Streaming requests"] == "128")
        #expect(facts["Duration"] == "6.54s")
    }

    @Test func whatIsMissingIsSaidToBeMissing() throws {
        let content = ReportContent(try Analyses.of([#"{"error":{"type":"x"}}"#]))
        #expect(facts(content, "connections")["Connection reuse rate"] == "not recorded")
        #expect(facts(content, "overview")["Duration"] == "not recorded")
        #expect(facts(content, "correlation").values.allSatisfy { $0 == "not recorded" })
        let said = Set(paragraphs(content))
        for text in [
            "Connection establishment time: not recorded", "Queue wait time: not recorded",
            "DNS resolution time: not recorded", "Request send time: not recorded",
            "Chunk sizes: not recorded", "Request sizes: not recorded", "Output tokens: not recorded",
            "Agreement with the trace: not recorded",
        ] { #expect(said.contains(text), "\(text)") }
        #expect(content.keyFigures.last?.value == "100.0%")
        #expect(
            content.sections.first { $0.id == "failures" }?.lead == "1 request failed, 100.0% of all.")
    }

    @Test func aRunWithoutFailuresSaysSo() throws {
        let content = ReportContent(try Analyses.of([#"{"metadata":{}}"#]))
        #expect(content.sections.first { $0.id == "failures" }?.lead == "No request failed.")
    }

    /// Names from the run may hold anything; none of it may act on a terminal or a page.
    @Test func namesFromTheRunAreInert() throws {
        var run = RunDescription(file: "a\u{1B}[2J.jsonl")
        run.summary.model = "m\u{202E}\u{7}\n# x"
        run.summary.endpointType = "chat\u{9B}"
        let lines = [
            #"{"error":{"type":"T\u001b[31m\n| x","code":1}}"#,
            #"{"metadata":{"benchmark_phase":"w\u001b\u202e"}}"#,
        ]
        let content = ReportContent(try Analyses.of(lines, run: run))
        for text in [TextWriter.text(content), MarkdownWriter.text(content), content.title] {
            for scalar in text.unicodeScalars where scalar != "\n" { #expect(!scalar.needsToBeShown) }
        }
        #expect(!MarkdownWriter.text(content).contains("\n# x"))
    }

    @Test func theTitleIsTheModelElseTheFile() throws {
        var run = RunDescription(file: "run.jsonl")
        let lines = [#"{"metadata":{}}"#]
        #expect(ReportContent(try Analyses.of(lines, run: run)).title == "AIPerf run: run.jsonl")
        run.summary.model = "m"
        let analysis = try Analyses.of(lines, run: run)
        #expect(ReportContent(analysis).title == "AIPerf run: m")
        #expect(ReportContent(analysis, title: "Mine", note: "N").title == "Mine")
    }

    @Test func theCommandIsGivenInItsNormalForm() throws {
        let options = AnalysisOptions(
            percentileMethod: .linear, extraPercentiles: [try #require(Percentile("99.9"))], phase: .all,
            includeFailed: true)
        let run = RunDescription(file: "my run.jsonl")
        let command = try Analyses.of([#"{"metadata":{}}"#], run: run, options).normalCommand
        #expect(
            command == "tracereport analyze 'my run.jsonl' --percentile-method linear --percentiles 99.9 "
                + "--phase all --include-failed")
    }

    /// Each chart has a place, none has two in one order, and none is a stranger.
    @Test func everyChartHasItsPlace() throws {
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let (measured, _) = try reader.measure(RunLocation(Repository.path(Self.errors)))
        let content = ReportContent(try Analyses.ofRun(Self.errors), slowest: measured.requests?.slowest)
        let all = ChartKind.all.map(\.name)
        let sections = content.sections.flatMap(\.blocks).compactMap(\.chart)
        let chapters = content.chapters.flatMap(\.blocks).compactMap(\.chart)
        #expect(Set(sections).count == sections.count)
        #expect(Set(chapters).count == chapters.count)
        #expect(Set(sections).isSubset(of: all))
        #expect(Set(all).isSubset(of: sections + chapters))
    }
}
