import Testing

@testable import TraceAnalysis

@Suite struct TurnTallyTests {
    @Test func everyPlaceIsCounted() {
        var tally = TurnTally()
        for turn in [0, 2, 2, nil, -1, 5_000] as [Int64?] { tally.add(turn, isSuccessful: turn != 2) }
        #expect(tally.counts.map(\.requests) == [1, 0, 2])
        #expect(tally.counts.map(\.failed) == [0, 0, 2])
        #expect(tally.others.requests == 1)
        var other = TurnTally()
        other.add(3, isSuccessful: true)
        tally.append(other)
        other.append(tally)
        #expect(tally.counts.map(\.requests) == [1, 0, 2, 1])
        #expect(other.counts.map(\.requests) == [1, 0, 2, 2])
        #expect(TurnTally(tally.counts, others: tally.others) == tally)
        #expect(TurnTally([NameCount](repeating: NameCount(), count: 4_097), others: NameCount()) == nil)
    }
}
