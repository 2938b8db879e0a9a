import Foundation
import Testing

@testable import TraceAnalysis

/// Real runs, of which it is known what happened.
@Suite struct RecordedFindingsTests {
    /// The findings of some lines, with AIPerf's summary where there is one.
    private func findings(
        _ folder: URL, _ summaryFile: URL? = nil, _ options: AnalysisOptions = AnalysisOptions()
    ) throws -> Findings {
        var reader = TraceReader(options: options)
        reader.detail = .comparisons
        var run = RunDescription(file: "run.jsonl")
        if let summaryFile { run.summary = try RunSummary(json: Array(Data(contentsOf: summaryFile))) }
        let measured = try reader.measure(RunLocation(folder.path()), beside: run.summary).0
        return try #require(AnalyzedRun(measured, run: run, options: options).analysis.findings)
    }

    private func findings(
        _ run: RecordedRun, _ options: AnalysisOptions = AnalysisOptions()
    ) throws -> Findings {
        try findings(run.folder, run.hasSummary ? run.summaryFile : nil, options)
    }

    private func input(_ name: String) -> URL {
        RecordedRun.repository.appending(path: "Tests/Fixtures/cases/\(name)")
    }

    /// What a window leaves counts from its own first start, and is said to.
    @Test func timesOfAWindowAreToldAsSuch() throws {
        var options = AnalysisOptions()
        options.window = RequestWindow("3s..7s")
        let found = try findings(.named("aiperf-0.13-stall2"), options).ranked
        let stall = try #require(found.first { $0.id == .stall })
        #expect(stall.text.contains("3.2 s after the first start in that part: "), "\(stall.text)")
    }

    /// What the command line asks for counts instead of what AIPerf was told, and of what it marked.
    @Test func objectivesAreThoseThatWereAskedFor() throws {
        func missed(_ text: String?) throws -> Finding? {
            var options = AnalysisOptions()
            options.objectives = try text.map { [try Objective($0)] } ?? []
            return try findings(.named("aiperf-0.13-goodput"), options).ranked.first {
                $0.id == .missedObjectives
            }
        }
        let theirs = try #require(try missed(nil))
        #expect(
            theirs.text.hasPrefix(
                "13 of 150 requests (8.7 %), 1.7 a second, met all objectives: inter_token_latency at most 10 ms, "
            ))
        #expect(try missed("request_latency <= 10s") == nil)
        let none = try #require(try missed("request_latency < 1ms"))
        #expect(none.text.hasSuffix("met all objectives: request_latency less than 1 ms."))
        #expect(none.requests.count == 5)
    }

    @Test(arguments: [
        ("aiperf-0.13-errors", Finding.ID.failures), ("aiperf-0.13-interrupted", .incomplete),
        ("aiperf-0.13-overload503", .mostlyFailed), ("aiperf-0.13-timeout", .mostlyFailed),
        ("aiperf-0.13-rate-overload", .overload), ("aiperf-0.13-rate-capped", .loadNotDelivered),
        ("aiperf-0.13-responses-early", .noTokenInFirstChunk), ("aiperf-0.13-goodput", .missedObjectives),
        ("aiperf-0.13-two-urls", .unequalGroups), ("aiperf-0.13-phases", .mixedPhases),
        ("aiperf-0.13-stall2", .stall), ("aiperf-0.13-telemetry", .coldStart),
        ("aiperf-0.13-multiturn", .concurrencyNotReached), ("aiperf-0.13-new-connections", .fewRequests),
        ("aiperf-0.13-without-trace", .fewRequests),
    ])
    func whatHappenedComesFirst(name: String, id: Finding.ID) throws {
        #expect(try findings(.named(name)).ranked.first?.id == id)
    }

    @Test(arguments: [
        "aiperf-0.6-streaming", "aiperf-0.8-streaming", "aiperf-0.8-tls-batched", "aiperf-0.13-streaming",
        "aiperf-0.13-nonstreaming", "aiperf-0.13-new-connections", "aiperf-0.13-without-trace",
        "aiperf-0.13-cancel",
        "aiperf-0.13-nonstream", "aiperf-0.13-embeddings", "aiperf-0.13-multiturn", "draft-schema",
    ])
    func aHealthyRunGetsNothingAboveANotice(name: String) throws {
        let found = try findings(.named(name))
        #expect(found.ranked.filter { $0.severity < .notice }.map(\.id) == [])
        #expect(found.headline.hasPrefix("All "))
    }

    @Test func numbersAreThoseOfTheRun() throws {
        let failures = try #require(try findings(.named("aiperf-0.13-errors")).ranked.first)
        #expect(
            failures.text.hasPrefix("17 of 145 requests failed: 9 broken off, 5 answered with a server error")
        )
        #expect(failures.requests.count == 5)
        let capped = try findings(.named("aiperf-0.13-rate-capped"))
        #expect(capped.headline.hasPrefix("23 requests a second were sent of the 40 that were asked for."))
        let streaming = try findings(.named("aiperf-0.13-streaming"))
        let explained = try #require(streaming.durationExplainedByTokens)
        #expect(abs(explained - 0.83) < 0.02)
    }

    /// What is compared without connecting is told as the tables have it.
    @Test func firstTokensAreThoseOfTheTables() throws {
        func evidence(_ name: String, _ run: String, _ id: Finding.ID) throws -> Finding.Evidence? {
            let finding = try findings(.named(run)).ranked.first { $0.id == id }
            return finding?.evidence.first { $0.name == name }?.value
        }
        guard case .number(let wave) = try evidence("wave_p50_ms", "aiperf-0.13-telemetry", .coldStart) else {
            Issue.record("no cold start")
            return
        }
        #expect(abs(wave - 168) < 2)
        let slower = try findings(.named("aiperf-0.13-two-urls")).ranked.first { $0.id == .unequalGroups }
        #expect(slower?.advice?.hasSuffix("it takes 3.8 times as long.") == true)
        // Four connections of the 14 opened within 50 ms of a cancelled request, not of a failure.
        #expect(try evidence("connections_following", "aiperf-0.13-errors", .failures) == .count(10))
    }

    @Test func cancelledRequestsAreNoneThatSucceeded() throws {
        let headline = try findings(.named("aiperf-0.13-cancel")).headline
        #expect(
            headline.hasPrefix("All 122 requests that were not cancelled succeeded (28 were cancelled). "))
    }

    /// Of one request that is left nothing is said in the plural.
    @Test func oneOfTwoThatWasNotCancelled() throws {
        let lines = try String(contentsOf: RecordedRun.named("aiperf-0.13-cancel").file, encoding: .utf8)
            .split(separator: "\n")
        let isCancelled = Dictionary(grouping: lines) { $0.contains(/"was_cancelled": ?true/) }
        let two = [true, false].compactMap { isCancelled[$0]?.first }
        let folder = FileManager.default.temporaryDirectory.appending(path: "two-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data((two.joined(separator: "\n") + "\n").utf8)
            .write(to: folder.appending(path: "profile_export.jsonl"))
        #expect(
            try findings(folder).headline.hasPrefix(
                "The only request that was not cancelled succeeded (1 was cancelled). "))
    }

    @Test func casesAfterPublicReports() throws {
        let stale = RecordedRun(
            folder: RecordedRun.repository.appending(path: "Tests/Fixtures/loads/stale-summary"))
        #expect(try findings(stale).ranked.map(\.id) == [.foreignSummary, .fewRequests])
        #expect(try findings(input("02c-minimal.jsonl")).ranked.first?.id == .emptyAnswers)
        #expect(try findings(input("10-units-seconds.jsonl")).ranked.map(\.id) == [.fewRequests])
        #expect(try findings(input("08-one-run.jsonl")).ranked.map(\.id) == [.fewRequests])
    }

    @Test func aRunThatIsThereTwiceIsToldByItsIDs() throws {
        let folder = try TemporaryFolder()
        let bytes = try Data(contentsOf: input("08-one-run.jsonl"))
        let file = folder.url.appending(path: "twice.jsonl")
        try (bytes + bytes).write(to: file)
        let finding = try #require(try findings(file).ranked.first)
        #expect(finding.id == .repeatedRequests)
        #expect(finding.evidence.contains { $0.name == "repeated" && $0.value == .count(60) })
    }

    @Test func twoRunsInOneFileAreToldByTheTimeBetween() throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOf: input("08-one-run.jsonl"), encoding: .utf8)
        // The same run three hours later, under other ids.
        let later = text.replacing("179546", with: "179547").replacing("req-", with: "ret-")
        let file = folder.url.appending(path: "both.jsonl")
        try Data((text + later).utf8).write(to: file)
        #expect(try findings(file).ranked.first?.id == .idleTime)
    }

    @Test func findingsOfAnArchivedRunAreThoseOfTheRun() throws {
        let run = RecordedRun.named("aiperf-0.13-two-urls")
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let measured = try reader.measure(RunLocation(run.folder.path())).0
        let analyzed = AnalyzedRun(
            measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        let stored = try StoredRun(bytes: StoredRun(analyzed).bytes).run
        #expect(stored.analysis.findings == analyzed.analysis.findings)
        #expect(stored.analysis.correlation == analyzed.analysis.correlation)
        #expect(analyzed.analysis.findings?.ranked.isEmpty == false)
    }

    /// In a run of eight turns two have few requests after the first wave.
    @Test func groupsThatAreTooSmallAreSaidToBeLeftOut() throws {
        let finding = try #require(
            try findings(.named("aiperf-0.13-multiturn")).ranked.first { $0.id == .unequalGroups })
        #expect(
            finding.text
                == "Median first token behind the first wave: turn 0 took 68 ms (n = 24), turn 5 took 188 ms (n = 21); "
                + "the lowest and the highest of 6; 2 more with fewer than 10 requests behind the first wave are "
                + "left out.")
    }

    @Test func theFirstByteIsThatOfItsSection() throws {
        let measured = try RecordedRun.named("aiperf-0.13-responses-early").measured(keepsRequests: true)
        let analysis = Analysis(
            measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        let finding = try #require(analysis.findings?.ranked.first { $0.id == .noTokenInFirstChunk })
        let byte = try #require(analysis.metrics[.ttfb]?.p(50))
        let token = try #require(analysis.metrics[.timeToFirstToken]?.p(50))
        #expect(
            finding.text.hasPrefix("The first byte came after 1.2 ms, the first token after 152 ms (p50,"))
        #expect(finding.evidence.first { $0.name == "first_byte_p50_ms" }?.value == .number(byte / 1e6))
        #expect(finding.evidence.first { $0.name == "first_token_p50_ms" }?.value == .number(token / 1e6))
    }

    /// The chart of silences counts who waits as the finding does.
    @Test func asManyWaitInTheFindingAsInTheChart() throws {
        let measured = try RecordedRun.named("aiperf-0.13-stall2").measured(keepsRequests: true)
        let analysis = Analysis(
            measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        let finding = try #require(analysis.findings?.ranked.first { $0.id == .stall })
        let table = try #require(measured.requests)
        let timeline = try #require(Timeline(table))
        let longest = try #require(Silences(table, timeline)?.longest)
        #expect(longest.waiting == 8)
        #expect(finding.evidence.contains { $0.name == "in_flight" && $0.value == .count(longest.waiting) })
    }

    @Test func adviceNamesWhatIsToBeMet() throws {
        let finding = try #require(try findings(.named("aiperf-0.13-goodput")).ranked.first)
        #expect(finding.advice == "Find the load at which all objectives are met.")
    }
}
