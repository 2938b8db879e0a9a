import Testing

@testable import TraceAnalysis
@testable import tracereport

@Suite struct TurnLinksTests {
    private func row(_ conversation: String?, _ turn: Int64?) -> RequestRow {
        var row = RequestRow(outcome: .successful)
        (row.conversation, row.turn, row.start, row.end) = (conversation, turn, 0, 1)
        return row
    }

    private func linked(_ rows: [RequestRow]) -> [RequestSpan] {
        var links = TurnLinks()
        for row in rows { links.add(row) }
        return rows.enumerated().compactMap { RequestSpan($1, number: $0).map(links.linked) }
    }

    @Test func aLinkHasTwoEndsOfOneId() {
        let turns = linked([row("a", 0), row("a", 2), row("a", 1), row("b", 0)])
        #expect(turns[0].linkFromBefore == nil && turns[0].linkToNext != nil)
        #expect(turns[2].linkFromBefore == turns[0].linkToNext)
        #expect(turns[1].linkFromBefore == turns[2].linkToNext && turns[1].linkToNext == nil)
        #expect(turns[3].linkFromBefore == nil && turns[3].linkToNext == nil)
        #expect(turns[0].linkToNext != turns[2].linkToNext)
    }

    @Test func whatIsMissingEndsTheChain() {
        let turns = linked([row("a", 0), row("a", 2), row("a", nil), row(nil, 1)])
        #expect(turns.allSatisfy { $0.linkFromBefore == nil && $0.linkToNext == nil })
    }

    /// Of two that could follow nobody knows which one did.
    @Test func aTurnThatIsThereTwiceIsNotLinked() {
        let turns = linked([row("a", 0), row("a", 1), row("a", 1), row("a", 2)])
        #expect(turns.allSatisfy { $0.linkFromBefore == nil && $0.linkToNext == nil })
    }

    @Test func hugeTurnsAreNoFault() {
        #expect(linked([row("a", .max), row("a", 0)]).allSatisfy { $0.linkToNext == nil })
    }
}
