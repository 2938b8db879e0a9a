import Testing

@testable import TraceAnalysis

@Suite struct CompletenessTests {
    private func completeness(
        _ belief: SummaryBelief = .believed, records: Int = 100, successful: Int = 100, asked: Int? = nil,
        _ set: (inout SummaryFacts) -> Void = { _ in }
    ) -> Completeness {
        var facts = SummaryFacts()
        set(&facts)
        var load = AskedLoad()
        load.requests = asked
        var profiling = ProfilingTally()
        (profiling.records, profiling.successful) = (records, successful)
        return Completeness(belief, facts, load, profiling)
    }

    @Test func aRunThatWasInterrupted() throws {
        let analysis = try LoadRun.named("aiperf-0.13-interrupted").analysis()
        #expect(analysis.overview.isComplete == false)
        let shortfall = try #require(analysis.completeness.shortfall)
        #expect(shortfall.have == 85 && shortfall.asked == 2_000 && shortfall.item == .requests)
        #expect(shortfall.isCut)
        #expect(shortfall.reason?.text == "Run cancelled before all records were processed.")
    }

    @Test(arguments: ["phases", "rate-capped", "cancel", "goodput", "multiturn"])
    func wholeRuns(_ name: String) throws {
        let analysis = try LoadRun.named("aiperf-0.13-\(name)").analysis()
        #expect(analysis.overview.isComplete == true)
        #expect(analysis.completeness.shortfall == nil)
    }

    @Test func withoutABelievedSummaryNothingIsKnown() {
        #expect(completeness(.absent).isComplete == nil)
        #expect(completeness { _ in }.isComplete == nil)
        #expect(completeness { $0.isComplete = true }.isComplete == true)
        #expect(completeness(.absent, asked: 200) { $0.wasCancelled = true }.shortfall == nil)
    }

    @Test(arguments: [(100, true), (99, true), (98, false), (0, false)])
    func recordsMayBeMissing(_ records: Int, _ isWhole: Bool) {
        let found = completeness(records: records, asked: 100) { $0.isComplete = true }
        #expect(found.isComplete == isWhole)
        #expect((found.shortfall?.asked == 100) == !isWhole)
    }

    /// Conversations are counted where every request is kept.
    @Test func conversationsMayBeMissing() throws {
        let run = LoadRun.named("aiperf-0.13-multiturn")
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let measured = try reader.measure(RunLocation(run.folder.path())).0
        #expect(measured.conversations(AnalysisOptions()) == 30)
        var summary = try run.summary()
        for (asked, isWhole) in [(30, true), (31, false)] {
            summary.load.sessions = asked
            let found = Completeness(
                .believed, summary.facts, summary.load, measured.profiling,
                conversations: measured.conversations(AnalysisOptions()))
            #expect(found.isComplete == isWhole)
            #expect(isWhole || found.shortfall?.item == .conversations)
        }
    }

    @Test func theSummaryMayCountMore() {
        let found = completeness(successful: 90) { $0.successful = 100 }
        #expect(found.isComplete == false)
        #expect(found.shortfall?.have == 90 && found.shortfall?.item == .successfulRequests)
    }

    @Test func whatAIPerfSaysIsEnough() {
        #expect(completeness { $0.wasCancelled = true }.isComplete == false)
        #expect(completeness { $0.isComplete = false }.shortfall?.asked == nil)
    }
}
