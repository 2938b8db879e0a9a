import Testing

@testable import TraceAnalysis

@Suite("Rules on whether the figures can be trusted")
struct ValidityRulesTests {
    @Test("a healthy run gives nothing")
    func healthy() {
        let findings = Findings(RunBuilder().input)
        #expect(findings.ranked.isEmpty)
        #expect(
            findings.headline
                == "All 160 requests succeeded. First token in 66 ms, answer in 405 ms (p50), 16 requests a second."
        )
    }

    @Test("no requests at all give no finding and a headline")
    func empty() {
        let findings = Findings(FindingInput(RequestTable(), counts: .init()))
        #expect(findings.ranked.isEmpty)
        #expect(findings.headline == "No request was sent to its end.")
    }

    @Test("a summary of another run, and records that are missing")
    func summary() {
        var facts = SummaryFacts()
        facts.successful = 5_000
        var profiling = ProfilingTally()
        (profiling.records, profiling.successful, profiling.start) = (160, 160, RunBuilder.epoch)
        let foreign = RunBuilder().findings(.foreignSummary) { $0.belief = SummaryBelief(facts, profiling) }
        #expect(foreign.first?.text.contains("it counts 5,000 successful requests, the records 160") == true)
        var load = AskedLoad()
        load.requests = 2_000
        let missing = Completeness(.believed, SummaryFacts(), load, profiling)
        let incomplete = RunBuilder().findings(.incomplete) { $0.shortfall = missing.shortfall }
        #expect(incomplete.first?.text == "Only 160 of 2,000 requests are in the records.")
        #expect(!RunBuilder().fires(.foreignSummary) && !RunBuilder().fires(.incomplete))
    }

    @Test("an id that occurs twice is a repeated request")
    func repeated() {
        #expect(!RunBuilder().fires(.repeatedRequests))
        let findings = RunBuilder { index, row in if index == 9 { row.id = "request-1" } }.findings(
            .repeatedRequests)
        #expect(findings.first?.evidence.first?.value == .count(1))
    }

    @Test("half of the time without a request is idle")
    func idle() {
        func run(_ pause: Double) -> RunBuilder {
            RunBuilder { index, row in
                guard index >= 80 else { return }
                row.start? += Int64(pause * 1e9)
                row.end? += Int64(pause * 1e9)
            }
        }
        #expect(!run(9).fires(.idleTime))
        #expect(run(12).fires(.idleTime))
    }

    @Test("two phase names are two loads")
    func phases() {
        #expect(!RunBuilder { _, row in row.phaseName = "one" }.fires(.mixedPhases))
        let run = RunBuilder { index, row in
            row.phaseName = index < 40 ? "low" : "high"
            if index >= 40 { row.firstToken? *= 4 }
        }
        let finding = Findings(run.input).ranked.first
        #expect(finding?.id == .mixedPhases)
        #expect(finding?.text.contains("low (n = 40): 66 ms") == true)
        #expect(finding?.suppresses.contains("unequal_groups") == true)
    }

    @Test("a unit that nobody knows")
    func units() {
        #expect(RunBuilder().fires(.unreadUnits) { $0.unreadUnits = ["request_latency": 3] })
    }

    @Test("half of the requests failing is most of them")
    func mostlyFailed() {
        func failing(_ count: Int) -> RunBuilder {
            RunBuilder { index, row in
                if index < count { (row.outcome, row.failure) = (.failed, .server) }
            }
        }
        #expect(!failing(79).fires(.mostlyFailed))
        #expect(failing(80).fires(.mostlyFailed))
        #expect(failing(160).fires(.mostlyFailed))
        let titles = [80, 81, 160].map { count in
            Findings(failing(count).input).ranked.first { $0.id == .mostlyFailed }?.title
        }
        #expect(titles == ["Half of the requests failed", "Most requests failed", "All requests failed"])
        #expect(Findings(failing(80).input).headline.hasPrefix("Half of the requests failed (80 of 160)."))
        #expect(Findings(failing(23).input).headline.hasPrefix("One request in seven (23 of 160) failed."))
        #expect(Findings(failing(160).input).headline == "All 160 requests failed.")
    }

    @Test("the headline of a part says which")
    func part() {
        var input = RunBuilder { _, _ in }.input
        input.part = "the steady part"
        #expect(Findings(input).headline.hasPrefix("In the steady part: all 160 requests succeeded."))
        #expect(Findings(input).headline.hasSuffix("(p50), 16 requests a second."))
        var options = AnalysisOptions(phase: .named("high"))
        options.isSteady = true
        #expect(options.partOfRun == "the phase “high”, the steady part")
        #expect(AnalysisOptions().partOfRun == nil)
    }

    @Test("answers without tokens among answers with some")
    func emptyAnswers() {
        func empty(_ count: Int) -> RunBuilder {
            RunBuilder { index, row in if index < count { row.outputTokens = index % 2 == 0 ? 0 : nil } }
        }
        #expect(!empty(1).fires(.emptyAnswers))
        #expect(empty(2).fires(.emptyAnswers))
        #expect(empty(152).fires(.emptyAnswers))
        #expect(!empty(153).fires(.emptyAnswers))
    }
}
