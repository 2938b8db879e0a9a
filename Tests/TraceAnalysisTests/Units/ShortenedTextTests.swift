import Testing

@testable import TraceAnalysis

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
