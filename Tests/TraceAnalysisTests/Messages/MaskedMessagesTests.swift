import Testing

@testable import TraceAnalysis

@Suite struct MaskedMessagesTests {
    /// More messages than are remembered, each twice, and one that is too long to be.
    @Test func aMessageIsMaskedAlikeEveryTime() {
        var messages = MaskedMessages()
        let short = (0..<300).map { "cannot reach 10.0.0.\($0) of /srv/\($0)" }
        let raw = short + [String(repeating: "word ", count: 900)]
        for text in raw + raw { #expect(messages.masked(text) == MaskedMessage(text)) }
    }

    @Test func whiteSpaceIsNoMessage() {
        var messages = MaskedMessages()
        #expect(messages.masked(" \n") == nil)
        #expect(messages.masked(" \n") == nil)
    }
}
