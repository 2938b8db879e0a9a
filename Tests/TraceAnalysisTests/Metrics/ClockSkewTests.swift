import Testing

@testable import TraceAnalysis

/// Times that contradict each other, as clocks of different hosts make them.
@Suite struct ClockSkewTests {
    /// A request that is sent 1 ms after the base and ends 43 ms after it, all of it moved.
    private func record(
        _ turn: Int64, of conversation: String = "a", at moved: Double, creditBefore: Double? = nil
    ) -> TraceRecord {
        var trace = Traces.answer()
        trace.send = Traces.span(moved + 1, moved + 3)
        trace.receive = Traces.span(moved + 13, moved + 43)
        trace.chunkTimes = [13, 23, 43].map { Traces.at(moved + $0) }
        var metadata = RecordMetadata(phase: "profiling")
        metadata.conversationID = conversation
        metadata.turnIndex = turn
        metadata.creditNanoseconds = creditBefore.map { Traces.at(moved + 1 - $0) }
        return Traces.record(trace, metadata: metadata)
    }

    private func measured(_ records: [TraceRecord]) -> Measurements {
        var collector = MeasurementCollector(options: AnalysisOptions(), detail: .findings)
        for record in records { collector.add(record) }
        return collector.finish()
    }

    @Test func timesOfOneClockDoNotContradictEachOther() {
        let records = [
            record(0, at: 0, creditBefore: 5), record(1, at: 50, creditBefore: 0), record(2, at: 92),
        ]
        #expect(measured(records).clockSkew == nil)
    }

    @Test func aRequestBeginsAfterItsCredit() throws {
        let records = [
            record(0, at: 0, creditBefore: -2), record(0, of: "b", at: 0, creditBefore: -7.5),
            record(0, of: "c", at: 0, creditBefore: 1),
        ]
        let skew = try #require(measured(records).clockSkew)
        #expect(skew == ClockSkew(early: 2, overlapping: 0, least: 7_500_000))
        let analysis = Analysis(
            measured(records), run: RunDescription(file: "run"), options: AnalysisOptions())
        let note = try #require(analysis.notes.first { $0.id == .clocksDiffer })
        #expect(note.count == 2)
        #expect(
            note.text.hasPrefix(
                "2 requests began before AIPerf issued the credit for them: the clocks of the hosts differ by 7.5 ms or "
                    + "more. "), "\(note.text)")
    }

    @Test func aTurnBeginsAfterTheOneBefore() {
        // 3 ms too early; another conversation at the same time says nothing.
        let skew = measured([record(0, at: 0), record(1, at: 39), record(0, of: "b", at: 20)]).clockSkew
        #expect(skew == ClockSkew(early: 0, overlapping: 1, least: 3_000_000))
        #expect(skew?.words.hasPrefix("1 turn began before the turn before had ended: ") == true)
    }

    /// A data set is gone through again: turns of the one time say nothing of the other.
    @Test func aConversationThatTookPlaceTwiceSaysNothing() {
        #expect(measured([record(0, at: 500), record(1, at: 50), record(0, at: 0)]).clockSkew == nil)
    }

    @Test func theArchiveKeepsIt() throws {
        let run = AnalyzedRun(
            measured([record(0, at: 0, creditBefore: -2)]), run: RunDescription(file: "run"),
            options: AnalysisOptions())
        let kept = try StoredRun(bytes: StoredRun(run).bytes).run
        #expect(kept.measurements.clockSkew == ClockSkew(early: 1, overlapping: 0, least: 2_000_000))
        #expect(kept.analysis.notes == run.analysis.notes)
    }
}
