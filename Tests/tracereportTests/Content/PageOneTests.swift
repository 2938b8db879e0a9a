import Testing
import TraceAnalysis

@testable import tracereport

/// What page one says of real runs.
@Suite struct PageOneTests {
    private func content(_ run: String) throws -> ReportContent {
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let location = try RunLocation(Repository.path(run))
        let (measured, bytes) = try reader.measure(location)
        let described = RunDescription(file: "profile_export.jsonl", bytes: bytes)
        return ReportContent(
            Analysis(measured, run: described, options: AnalysisOptions()),
            slowest: measured.requests?.slowest)
    }

    @Test func failuresAreCountedWithoutTheCancelled() throws {
        let page = try content("samples/aiperf-0.13-errors").pageOne
        let failed = try #require(page.tiles.first)
        #expect(failed.value == "12 %")
        #expect(
            failed.detail == "17 of 145: 9 broken off, 5 server errors, 3 limited; 5 cancelled")
        #expect(failed.isBad)
        #expect(page.headline == "One request in nine (17 of 145) failed.")
        #expect(page.doubt == nil)
        #expect(page.lookedFor == nil)
        let action = try #require(page.actions.first)
        #expect(action.evidence.hasPrefix("17 of 145 requests failed: 9 broken off"))
        #expect(action.stake == "12 % of the requests")
        #expect(action.finding == 1)
        #expect(page.checks.map(\.label).first == "Connection reuse")
        #expect(page.checks.first?.remark == "see finding 1")
    }

    /// A first byte that is no first token says where that is told.
    @Test func theFirstByteNamesTheNoticeAboutIt() throws {
        let page = try content("Tests/Fixtures/loads/aiperf-0.13-responses-early").pageOne
        let line = try #require(page.checks.first { $0.label == "Time to first byte" })
        #expect(line.remark == "see finding 1")
        #expect(page.actions.isEmpty)
    }

    @Test func actionsLeadToTheirProof() throws {
        let content = try content("samples/aiperf-0.13-errors")
            .leavingOut([:], of: ["ttfb-histogram", "ttlb-histogram"])
        let proof = try #require(content.pageOne.actions.first?.proof)
        #expect(proof == PageOne.Proof(id: "load", title: "Failures and load"))
        #expect(content.pageOne.charts == ["ttfb-histogram", "ttlb-histogram"])
    }

    @Test func aHealthyRunNeedsNothing() throws {
        let page = try content("samples/aiperf-0.13-streaming").pageOne
        #expect(page.actions.isEmpty)
        #expect(page.lookedFor?.hasPrefix("Looked for: ") == true)
        #expect(
            page.tiles.first
                == PageOne.Tile(
                    label: "Failed", value: "0", detail: "of 300",
                    charts: ["failures-over-time", "throughput-over-time"]))
        #expect(
            page.tiles.map(\.label) == ["Failed", "First token", "Whole request", "Between tokens", "Output"])
        #expect(page.tiles.allSatisfy { !$0.isBad })
    }

    @Test func whatHasNoDataIsLeftOut() throws {
        let page = try content("Tests/Fixtures/runs/aiperf-0.13-nonstreaming").pageOne
        #expect(!page.tiles.map(\.label).contains("First token"))
        #expect(page.tiles.map(\.label).contains("First byte"))
        #expect(!page.tiles.map(\.label).contains("Between tokens"))
        #expect(page.charts.first == "ttlb-histogram")
    }

    @Test func theBarIsTheWholeRequest() throws {
        let time = try #require(try content("samples/aiperf-0.13-streaming").pageOne.time)
        let widths = time.parts.compactMap { Double($0.width) }
        #expect(widths.count == time.parts.count)
        #expect(abs(widths.reduce(0, +) - 100) < 0.01)
        #expect(time.subject == "mean 703 ms, 300 successful requests")
        #expect(time.parts.map(\.phase) == ["dns", "connect", "send", "wait", "transfer"])
        #expect(time.parts.map(\.label).filter { !$0.isEmpty }.count == 2)
        #expect(time.note?.contains("DNS, connect and send") == true)
    }

    @Test(arguments: [
        ("2026-11-23T20:34:40Z", "23 Nov 2026, 20:34 UTC"),
        ("2026-01-03T00:00:00.000000123Z", "3 Jan 2026, 00:00 UTC"),
        ("2026-13-23T20:34:40Z", nil), ("", nil), ("T", nil), ("2026-11-23", nil),
    ])
    func daysAreWrittenAsPeopleDo(date: String, day: String?) {
        #expect(PageOne.day(date) == day)
    }

    @Test func aHeadlineIsItsFirstSentence() {
        #expect(PageOne.split("One. Two. Three.") == ("One.", "Two. Three."))
        #expect(PageOne.split("One in 1.5 s.").rest == nil)
        #expect(PageOne.split("").first == "")
    }

    @Test func labelsOfTheBarNeverStandOnEachOther() {
        // Where each would like to begin there is no room for the second.
        #expect(BlockLayout.places(ofLabels: [80, 100], at: [0, 60], gap: 10, room: 500) == [0, 90])
        // The last one moves back from the edge, and pushes the one before.
        #expect(BlockLayout.places(ofLabels: [80, 100], at: [300, 450], gap: 10, room: 500) == [300, 400])
        #expect(
            BlockLayout.places(ofLabels: [80, nil, 100], at: [350, 400, 450], gap: 10, room: 500) == [
                310, nil, 400,
            ])
        // No room at all.
        #expect(BlockLayout.places(ofLabels: [300, 300], at: [0, 300], gap: 10, room: 500) == [nil, 200])
    }

    @Test func theRunLineSaysWhichRequestsItsDurationIsOf() throws {
        let page = try content("Tests/Fixtures/loads/aiperf-0.13-timeout").pageOne
        #expect(page.runLine?.hasSuffix("80 requests, 12 successful in 13\u{A0}s") == true)
        // 12 ÷ 13.4 s, which the headline says too.
        #expect(page.tiles.last?.detail?.hasSuffix("0.89 requests/s") == true)
        #expect(page.figures?.hasSuffix("0.89 requests a second.") == true)
        let healthy = try content("samples/aiperf-0.13-streaming").pageOne
        #expect(healthy.runLine?.hasSuffix("300 requests in 14\u{A0}s") == true)
    }

    /// Of answers of 40 and 41 tokens there is nothing to draw.
    @Test func aChartOfTwoValuesIsSaidInWords() throws {
        let content = try content("Tests/Fixtures/runs/aiperf-0.13-nonstreaming")
        let shown = content.leavingOut([:], of: content.pageOne.charts)
        #expect(!shown.pageOne.charts.contains("duration-by-output-tokens"))
        #expect(shown.pageOne.charts.count == PageOne.shownCharts)
        #expect(
            content.plain["duration-by-output-tokens"]
                == "Answers have 40 or 41 tokens, so there is no chart of them.")
    }
}
