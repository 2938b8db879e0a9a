import Testing

@testable import TraceAnalysis

@Suite struct SummaryBeliefTests {
    private static let minute: Int64 = 60_000_000_000
    private static let start: Int64 = 1_795_466_080_000_000_000

    private func belief(told: Int?, found: Int, apart: Int64?) -> SummaryBelief {
        var facts = SummaryFacts()
        facts.successful = told
        facts.localStart = apart.map { Self.start + $0 }
        var profiling = ProfilingTally()
        (profiling.records, profiling.successful, profiling.start) = (found, found, Self.start)
        return SummaryBelief(facts, profiling)
    }

    @Test func withoutASummaryThereIsNothingToBelieve() {
        #expect(SummaryBelief(nil, ProfilingTally()) == .absent)
        #expect(SummaryBelief(SummaryFacts(), nil) == .believed)
    }

    /// Zones differ by quarters of an hour, by 14 hours at most.
    @Test(
        arguments: [
            (0, true), (4, true), (5, true), (6, false), (9, false), (10, true), (15, true), (-60, true),
            (60 * 14, true), (60 * 14 + 8, false), (60 * 15, false), (-60 * 15, false), (60 * 24, false),
            (60 * 5 + 45, true), (60 * 5 + 52, false),
        ] as [(Int64, Bool)])
    func aStartMayBeOffByAZone(_ minutes: Int64, _ isBelieved: Bool) {
        let belief = belief(told: 100, found: 100, apart: minutes * Self.minute)
        #expect((belief == .believed) == isBelieved, "\(minutes)")
        #expect((belief.disagreement?.startDiffers ?? false) == !isBelieved)
    }

    @Test(
        arguments: [
            (100, 100, nil, true), (101, 100, nil, true), (102, 100, nil, false), (1_010, 1_000, nil, true),
            (1_012, 1_000, nil, false), (98, 100, nil, false), (nil, 7, nil, true), (300, 100, 0, true),
            (300, 100, 2, false), (100, 300, 0, false),
        ] as [(Int?, Int, Int64?, Bool)])
    func theCountsAgreeToOnePercent(_ told: Int?, _ found: Int, _ minutes: Int64?, _ isBelieved: Bool) {
        let belief = belief(told: told, found: found, apart: minutes.map { $0 * Self.minute })
        #expect((belief == .believed) == isBelieved)
        #expect((belief.disagreement?.countDiffers ?? false) == !isBelieved)
    }

    @Test func nothingOfAnotherRunsSummaryIsUsed() throws {
        let analysis = try LoadRun.named("stale-summary").analysis()
        let disagreement = try #require(analysis.summaryBelief.disagreement)
        #expect(disagreement.toldSuccessful == 5_000 && disagreement.recordedSuccessful == 60)
        #expect(disagreement.startDiffers && disagreement.countDiffers)
        #expect(analysis.run.summary == RunSummary() && analysis.run.summary.concurrency == nil)
        #expect(analysis.overview.isComplete == nil && analysis.completeness.shortfall == nil)
        let json = try analysis.json(generator: Analysis.Generator(name: "t", version: "1"))
        for label in ["other-model-70b", "10.9.9.9", "OLD-run-id", "completions", "0.8.0"] {
            #expect(!json.contains(label), "\(label)")
        }
        let note = try #require(analysis.notes.first { $0.id == .foreignSummary })
        #expect(
            note.text
                == "AIPerf's summary beside the records is not of this run: it counts 5,000 successful requests, "
                + "the records 60, and it began at another time than the first record. Nothing that it says is used."
        )
    }

    /// What was set aside is held against the records again wherever they are analysed anew.
    @Test func anArchivedRunStillDisagrees() throws {
        let run = try LoadRun.named("stale-summary").analyzed()
        let read = try StoredRun(bytes: StoredRun(run).bytes).run.analysis
        #expect(read.summaryBelief == run.analysis.summaryBelief)
        #expect(
            read.run.summary == RunSummary() && read.run.foreignSummary == run.analysis.run.foreignSummary)
        #expect(read.notes.filter { $0.id != .findingsNotStored } == run.analysis.notes)
    }

    @Test(arguments: ["phases", "interrupted", "rate-capped", "cancel", "goodput", "multiturn"])
    func realSummariesAreBelieved(_ name: String) throws {
        let analysis = try LoadRun.named("aiperf-0.13-\(name)").analysis()
        #expect(analysis.summaryBelief == .believed)
        #expect(analysis.run.summary.model == "mock-model")
    }

    @Test func anotherPhaseIsJudgedByTheProfilingRecords() throws {
        let run = LoadRun.named("aiperf-0.13-phases")
        #expect(try run.analysis(AnalysisOptions(phase: .warmup)).summaryBelief == .believed)
        #expect(try run.analysis(AnalysisOptions(phase: .all)).summaryBelief == .believed)
    }
}
