import Testing

@testable import TraceCharts

@Suite struct CairoTextMeasurerTests {
    let measurer: CairoTextMeasurer

    init() throws {
        measurer = try CairoTextMeasurer()
    }

    @Test func widthsGrowWithTextAndSize() {
        let font = Font(size: 10)
        #expect(measurer.width(of: "", in: font) == 0)
        let one = measurer.width(of: "n", in: font)
        #expect(one > 4 && one < 8)
        #expect(abs(measurer.width(of: "nnnn", in: font) - 4 * one) < 1e-9)
        #expect(abs(measurer.width(of: "n", in: Font(size: 20)) - 2 * one) < 1e-9)
        #expect(measurer.width(of: "n", in: Font(size: 10, bold: true)) > one)
    }

    @Test func monospacedLettersAreAlike() {
        let font = Font(size: 10, family: .monospaced)
        #expect(measurer.width(of: "iiii", in: font) == measurer.width(of: "WWWW", in: font))
    }

    @Test func whatIsNotDrawnHasNoWidth() {
        let font = Font(size: 10)
        #expect(measurer.width(of: "a\u{0}b\u{202E}\n", in: font) == measurer.width(of: "ab", in: font))
    }

    @Test func lettersReachAboveAndBelow() {
        let font = Font(size: 10)
        #expect((5..<11).contains(measurer.ascent(of: font)))
        #expect((1..<5).contains(measurer.descent(of: font)))
    }
}
