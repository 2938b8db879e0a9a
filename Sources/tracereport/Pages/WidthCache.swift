import TraceCharts

/// Remembers the widths of words while a report is laid out, because most words come again.
///
/// A class, because everything that sets text shares it; it never leaves the layout it was made for.
final class WidthCache {
    private let measurer: any TextMeasurer
    private var words: [Font: [String: Double]] = [:]
    private var characters: [Font: [Character: Double]] = [:]
    private var heights: [Font: (ascent: Double, descent: Double)] = [:]

    /// A cache without entries.
    init(_ measurer: any TextMeasurer) {
        self.measurer = measurer
    }

    /// The advance width of a text, in points.
    func width(of text: String, in font: Font) -> Double {
        if let known = words[font]?[text] { return known }
        let width = measurer.width(of: text, in: font)
        words[font, default: [:]][text] = width
        return width
    }

    /// The advance width of a character, in points.
    func width(of character: Character, in font: Font) -> Double {
        if let known = characters[font]?[character] { return known }
        let width = measurer.width(of: String(character), in: font)
        characters[font, default: [:]][character] = width
        return width
    }

    /// Height above the baseline, in points.
    func ascent(of font: Font) -> Double { height(of: font).ascent }

    /// Depth below the baseline, in points.
    func descent(of font: Font) -> Double { height(of: font).descent }

    private func height(of font: Font) -> (ascent: Double, descent: Double) {
        if let known = heights[font] { return known }
        let height = (measurer.ascent(of: font), measurer.descent(of: font))
        heights[font] = height
        return height
    }
}
