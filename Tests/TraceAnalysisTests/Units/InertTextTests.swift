import Testing

@testable import TraceAnalysis

@Suite struct InertTextTests {
    static let active: [Unicode.Scalar] =
        (0...0x1F).compactMap(Unicode.Scalar.init) + (0x7F...0x9F).compactMap { Unicode.Scalar($0) }
        + [
            "\u{061C}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}", "\u{2066}",
            "\u{2069}", "\u{FEFF}",
        ]

    @Test func everythingElseStays() {
        let text = "Llama-3 · 模型 😀 e\u{301} \u{A0} “x” <b> & |"
        #expect(InertText.escaped(text) == text)
        #expect(InertText.escaped("\"\u{10FFFF}\"") == #""\udbff\udfff""#)
    }

    @Test func jsonIsEscapedByItsOwnMeans() {
        #expect(InertText.escaped("\"a\u{7F}\u{85}\u{202E}\u{FEFF}\"") == #""a\u007f\u0085\u202e\ufeff""#)
        #expect(
            InertText.escaped("{\n  \"a\" : 1\n}") == "{\n  \"a\" : 1\n}", "the layout's line breaks stay")
        for scalar in Self.active where scalar != "\n" {
            #expect(!InertText.escaped("\"\(scalar)\"").unicodeScalars.contains(scalar))
        }
    }
}

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("plain μ 漢字 🙂 é", "plain μ 漢字 🙂 é"), ("a\r\nb\tc", "a b c"), ("\u{202E}x", "U+202Ex"),
        ("\u{7F}", "U+007F"),
        ("\u{10FFFF}", "U+10FFFF"), ("", ""),
    ])
    func controlsBecomeTheirCodes(text: String, shown: String) {
        #expect(text.visible == shown)
    }
}

@Suite struct ShortenedTextTests {
    @Test(arguments: ["", "a", "abcd", "äöüß", "😀😀😀😀"])
    func whatFitsStays(_ text: String) { #expect(text.shortened(to: 4) == text) }

    @Test func whatIsLongerIsCut() {
        #expect("abcde".shortened(to: 4) == "abc…")
        #expect("😀😀😀😀😀".shortened(to: 4) == "😀😀😀…")
    }

    /// One letter with many accents is one character, and long all the same.
    @Test func scalarsCountNotCharacters() {
        let letter = "e" + String(repeating: "\u{301}", count: 100_000)
        #expect(letter.count == 1)
        #expect(letter.shortened(to: 10).unicodeScalars.count == 10)
    }
}
