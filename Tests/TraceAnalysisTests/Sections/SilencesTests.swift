import Testing

@testable import TraceAnalysis

@Suite struct SilencesTests {
    private func silences(_ records: [TraceRecord]) throws -> Silences? {
        let table = try Requests.table(records)
        return try Silences(table, #require(Timeline(table)))
    }

    @Test func aSilenceIsWhereSomebodyWaited() throws {
        // Answers of 42 ms every 20 ms, nothing for a second, then two that waited all that time.
        let usual = (0..<20).map { Requests.record(start: Double($0) * 20) }
        let waiting = (0..<2).map { Requests.record(start: 390 + Double($0), wait: 1_000) }
        let found = try #require(try silences(usual + waiting))
        #expect(found.silences.count == 1)
        let silence = try #require(found.longest)
        #expect(silence.waiting == 2)
        // Known to the 10 ms of a cell.
        #expect(abs(silence.lower - 422e6) <= 20e6)
        #expect(abs(silence.length - 1_000e6) <= 40e6)
    }

    @Test func whereNobodyWaitsThereIsNone() throws {
        let found = try silences([Requests.record(start: 0), Requests.record(start: 5_000)])
        #expect(found?.silences.isEmpty == true)
    }

    @Test func anArchiveKeepsThem() throws {
        let usual = (0..<20).map { Requests.record(start: Double($0) * 20) }
        let waiting = (0..<2).map { Requests.record(start: 390 + Double($0), wait: 1_000) }
        let table = try Requests.table(usual + waiting)
        let reduced = table.reduced(beyond: 100)
        #expect(reduced.arrivals.isEmpty)
        let timeline = try #require(Timeline(table))
        #expect(Silences(reduced, timeline) == Silences(table, timeline))
        #expect(reduced.reduced(beyond: 100).silences == reduced.silences)
        #expect(Silences(RequestTable(rows: 1), timeline) == nil)
    }

    /// Who comes in the middle of a silence waits too, and who has failed does not.
    @Test func theMostThatWaitedAtOnceAreCounted() {
        let starts = [0.0, 10, 20, 60, 70]
        let ends = [30.0, 65, 100, 110, 120]
        #expect(KeptSilence.most(starts, ends, from: 25, to: 28) == 3)
        #expect(KeptSilence.most(starts, ends, from: 25, to: 61) == 3)
        #expect(KeptSilence.most(starts, ends, from: 40, to: 90) == 3)
        #expect(KeptSilence.most(starts, ends, from: 40, to: 60) == 2, "the end is left out")
        #expect(
            KeptSilence.most(starts, ends, from: 30, to: 31) == 2, "who ends at the beginning does not wait")
        #expect(KeptSilence.most(starts, ends, from: 130, to: 140) == 0)
        #expect(KeptSilence.most([Double](), [], from: 0, to: 1) == 0)
    }
}
