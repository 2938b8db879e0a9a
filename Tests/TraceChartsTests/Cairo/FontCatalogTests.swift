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

    @Test(arguments: [
        "Latency Größe Łódź", "Ωμέγα και λ", "Привет, мир", "μs → ✓ ∑ ≤ × – …", "中文测试", "日本語のテスト", "한국어",
        "مرحبا", "שלום", "नमस्ते", "🚀",
    ])
    func aGraphemeIsSetInAFontThatHasIt(_ text: String) throws {
        let catalog = try #require(FontCatalog.installed)
        for style in FontStyle.allCases {
            let installed = FontQuery(style)?.all() ?? []
            for piece in catalog.pieces(of: text, style: style) {
                for grapheme in piece.text where !piece.font.coverage.contains(grapheme) {
                    #expect(!installed.contains { $0.coverage.contains(grapheme) }, "\(grapheme)")
                }
            }
        }
    }

    @Test(arguments: ["Größe", "Ωμέγα", "Привет", "703.12μs → ≤ ×"])
    func whatTheFirstFontHasIsOnePiece(_ text: String) throws {
        let catalog = try #require(FontCatalog.installed)
        let pieces = catalog.pieces(of: text, style: .sans)
        #expect(pieces == [TextPiece(font: catalog.font(.sans), text: text)])
    }

    @Test func controlCharactersAreLeftOut() {
        #expect("a\u{0}b\u{7F}\u{9B}c\u{202E}\r\n".visible == "abc")
        #expect("€ 日本 – ×".visible == "€ 日本 – ×")
    }
}
