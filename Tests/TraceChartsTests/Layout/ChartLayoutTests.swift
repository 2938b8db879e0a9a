import Testing

@testable import TraceCharts

@Suite struct TextFlowTests {
    private func lines(_ text: String, _ letters: Int, limit: Int = 3) -> [String] {
        let font = Font(size: 10)
        let width = BlockMeasurer().width(of: "x", in: font) * Double(letters) + 0.01
        return TextFlow(text, width: width, font: font, limit: limit, measurer: BlockMeasurer()).lines
    }

    @Test func breaksAtSpaces() {
        #expect(lines("one two three", 7) == ["one two", "three"])
        #expect(lines("one", 7) == ["one"])
        #expect(lines("", 7) == [])
    }

    @Test func cutsWhatDoesNotFit() {
        #expect(lines("abcdefghij", 7) == ["abcdef…"])
        #expect(lines("one two three four", 7, limit: 2) == ["one two", "three …"])
        #expect(lines("one two", 3, limit: 1) == ["on…"])
        #expect(lines("one", 0) == [])
    }
}
