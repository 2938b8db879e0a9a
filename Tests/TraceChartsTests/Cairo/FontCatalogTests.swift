import Testing

@testable import TraceCharts

@Suite struct FontCatalogTests {
    @Test func piecesHoldTheWholeText() throws {
        let catalog = try #require(FontCatalog.installed)
        for text in ["plain", "703.12μs", "日本語 abc", "e\u{301}", "a👩‍👩‍👧b", ""] {
            for style in FontStyle.allCases {
                let pieces = catalog.pieces(of: text, style: style)
                let drawn = pieces.map(\.text).joined().unicodeScalars.filter { $0 != "\u{200D}" }
                #expect(Array(drawn) == text.unicodeScalars.filter { $0 != "\u{200D}" })
                #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.font != $1.font })
            }
        }
    }

    @Test func controlCharactersAreLeftOut() {
        #expect("a\u{0}b\u{7F}\u{9B}c\u{202E}\r\n".visible == "abc")
        #expect("€ 日本 – ×".visible == "€ 日本 – ×")
    }
}
