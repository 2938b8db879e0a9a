import Testing
import TraceCharts

@testable import tracereport

@Suite struct TextSetterTests {
    private let setter = TextSetter(style: PageStyle(palette: .sample), measure: WidthCache(TableMeasurer()))
    private var base: TextStyle { setter.style.body }

    private func strings(_ inlines: [Document.Inline], width: Double) -> [String] {
        setter.lines(inlines, base, width: width).map { line in
            line.boxes.map { if case .text(let text) = $0.content { text } else { "*" } }.joined(
                separator: "|")
        }
    }

    @Test func linesBreakAtSpaces() {
        #expect(strings([.text("one two three")], width: 50) == ["one two", "three"])
        #expect(strings([.text("one two three")], width: .infinity) == ["one two three"])
        #expect(strings([.text("one"), .lineBreak, .text("two")], width: 500) == ["one", "two"])
        #expect(strings([], width: 50).isEmpty)
    }

    @Test func noBreakSpacesHold() {
        #expect(strings([.text("aa bb\u{A0}cc")], width: 30) == ["aa", "bb cc"])
    }

    @Test func stylesMeetWithoutASpace() {
        let inlines: [Document.Inline] = [.text("a"), .strong([.text("b")]), .text("c d")]
        #expect(strings(inlines, width: 500) == ["a|b|c d"])
        let lines = setter.lines(inlines, base, width: 500)
        #expect(lines.first?.boxes.map(\.style.font.bold) == [false, true, false])
    }

    @Test func aBadgeKeepsItsShape() {
        #expect(strings([.span([.badge, .good], [.text("Good")])], width: 500) == ["*|Good"])
    }

    @Test(arguments: [8.0, 20, 45, 100, 300])
    func longWordsAreDividedAndNothingIsLost(width: Double) {
        let word = "https://example.org/" + String(repeating: "abc漢🙂-", count: 60)
        let lines = setter.lines([.text("see " + word)], base, width: width)
        let text = lines.map { line in
            line.boxes.map { if case .text(let text) = $0.content { text } else { "" } }.joined()
        }
        #expect(text.joined() == "see" + word)
        #expect(lines.allSatisfy { $0.width <= max(width, 9) + 0.01 })
    }

    @Test func aLongWordBreaksBehindPunctuation() {
        #expect(
            strings([.text("organisation/model-name-of-length")], width: 90) == [
                "organisation/", "model-name-of-", "length",
            ])
    }

    @Test func boxesStandSideBySide() {
        let lines = setter.lines(
            [.text("a b "), .strong([.text("c")]), .text(" d "), .code([.text("e f")])], base, width: 500)
        for line in lines {
            for (left, right) in zip(line.boxes, line.boxes.dropFirst()) {
                #expect(left.x + left.width <= right.x + 0.01)
            }
            #expect(abs((line.boxes.last.map { $0.x + $0.width } ?? 0) - line.width) < 0.01)
        }
    }

    @Test func aTitleTooLongIsCut() {
        let line = setter.truncated(String(repeating: "title ", count: 100), base, width: 100)
        #expect(line.width <= 100)
        #expect(line.boxes.count == 1)
    }
}

extension Palette {
    /// Colours for tests.
    static let sample: Palette = {
        let ink = Color(hex: 0)
        return Palette(
            paper: Color(hex: 0xFFFFFF), panel: Color(hex: 0xEEEEEE), ink: ink, muted: Color(hex: 0x555555),
            rule: Color(hex: 0xCCCCCC), accent: Color(hex: 0x0000AA), grades: [:])
    }()
}
