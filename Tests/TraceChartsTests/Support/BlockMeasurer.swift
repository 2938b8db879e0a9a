@testable import TraceCharts

/// Measures as if every letter were a block of the same width, so that tests need no font.
struct BlockMeasurer: TextMeasurer {
    func width(of string: String, in font: Font) -> Double {
        Double(string.count) * font.size * (font.bold ? 0.68 : 0.6)
    }
    func ascent(of font: Font) -> Double { font.size * 0.76 }
    func descent(of font: Font) -> Double { font.size * 0.24 }
}
