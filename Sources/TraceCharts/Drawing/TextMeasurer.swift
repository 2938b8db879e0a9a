/// How wide and how tall text comes out, as layout needs to know before anything is drawn.
///
/// The Cairo measurer asks the fonts that will be used; tests pass one that needs no fonts.
public protocol TextMeasurer: Sendable {
    /// The advance width of a line of text, in points; 0 for an empty one.
    func width(of string: String, in font: Font) -> Double
    /// Height above the baseline of the font's tallest letters, in points.
    func ascent(of font: Font) -> Double
    /// Depth below the baseline of the font's deepest letters, in points, as a positive number.
    func descent(of font: Font) -> Double
}
