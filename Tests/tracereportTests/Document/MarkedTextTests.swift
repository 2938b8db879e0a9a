import Testing

@testable import tracereport

@Suite struct MarkedTextTests {
    @Test func everyByteLeadsBackToItsPlace() {
        var text = MarkedText(at: SourcePosition(file: "f"))
        text.append("a\nbé", at: SourcePosition(file: "f"))
        text.append(value: "long\nvalue", at: SourcePosition(file: "f", line: 2, column: 3))
        text.append("c", at: SourcePosition(file: "g", line: 7, column: 1))
        #expect(text.position(of: 0) == SourcePosition(file: "f", line: 1, column: 1))
        #expect(text.position(of: 2) == SourcePosition(file: "f", line: 2, column: 1))
        #expect(text.position(of: 3) == SourcePosition(file: "f", line: 2, column: 2))
        #expect(text.position(of: 5) == SourcePosition(file: "f", line: 2, column: 3))
        #expect(text.position(of: 14) == SourcePosition(file: "f", line: 2, column: 3))
        #expect(text.position(of: 15) == SourcePosition(file: "g", line: 7, column: 1))
        #expect(text.position(of: 99) == SourcePosition(file: "g", line: 7, column: 2))
        #expect(MarkedText("", file: "f").position(of: 0) == SourcePosition(file: "f"))
    }

    @Test func aValueHoldsStandInsForMarkup() {
        var text = MarkedText(at: SourcePosition(file: "f"))
        text.append(value: "<b> & \"c\" 'd'\u{E}", at: SourcePosition(file: "f"))
        #expect(!text.bytes.contains { "<>&\"'".utf8.contains($0) })
        #expect(
            String(decoding: text.bytes.map(MarkedText.original), as: UTF8.self) == "<b> & \"c\" 'd'U+000E")
    }
}
