import Synchronization

/// Measures text with the fonts that it will be drawn in.
public struct CairoTextMeasurer: TextMeasurer {
    private let fonts: OpenFonts

    /// Finds the fonts of this machine.
    ///
    /// Throws `RenderError.noUsableFont` when it has none.
    public init() throws(RenderError) {
        fonts = OpenFonts(try TypeCase())
    }

    /// The advance width of a line of text, in points; 0 for an empty one.
    public func width(of string: String, in font: Font) -> Double {
        fonts.typeCase.withLock { $0.width(of: string, style: FontStyle(font)) } * font.size
    }

    /// Height above the baseline of the font's tallest letters, in points.
    public func ascent(of font: Font) -> Double {
        fonts.typeCase.withLock { $0.reach(of: FontStyle(font)).above } * font.size
    }

    /// Depth below the baseline of the font's deepest letters, in points, as a positive number.
    public func descent(of font: Font) -> Double {
        fonts.typeCase.withLock { $0.reach(of: FontStyle(font)).below } * font.size
    }
}

/// The fonts of a measurer, shared by its copies and used by one thread at a time.
private final class OpenFonts: Sendable {
    let typeCase: Mutex<TypeCase>

    init(_ typeCase: consuming sending TypeCase) {
        self.typeCase = Mutex(typeCase)
    }
}
