import Testing

@testable import TraceAnalysis

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
