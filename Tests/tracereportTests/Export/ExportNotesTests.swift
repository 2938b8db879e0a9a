import Testing

@testable import TraceAnalysis
@testable import tracereport

@Suite struct ExportNotesTests {
    @Test func nothingIsSaidOfAWholeRun() {
        #expect(ExportNotes(shown: 10, withoutTimes: 0).sentences.isEmpty)
    }

    @Test func whatIsLeftOutIsCounted() {
        var notes = ExportNotes(shown: 2_000, withoutTimes: 3)
        (notes.withoutRoom, notes.sharing, notes.keptOf, notes.oneOf) = (4, 1_500, 9_000, 4)
        var links = TurnLinks()
        var row = RequestRow(outcome: .successful)
        (row.conversation, row.turn) = ("a", 0)
        for _ in 0..<2 { links.add(row) }
        notes.links = links
        let text = notes.sentences.joined(separator: "\n")
        for part in [
            "2,000 of 9,000 requests are kept", "3 of them", "4 of them", "1,500 requests share lanes",
            "1 of the turns", "one in 4 requests",
        ] { #expect(text.contains(part), "\(part)") }
    }
}
