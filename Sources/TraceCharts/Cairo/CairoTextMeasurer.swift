import CCairo
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

/// The fonts that were opened so far, ready to measure and to draw with.
struct TypeCase: ~Copyable {
    /// The size at which widths are measured.
    ///
    /// Nothing is hinted, so they grow in proportion.
    private static let measuredSize = 1_000.0

    /// Which font has which characters.
    let catalog: FontCatalog
    private var faces: [InstalledFont: OpaquePointer] = [:]
    private var scaled: [InstalledFont: OpaquePointer] = [:]

    /// Nothing opened yet.
    init() throws(RenderError) {
        guard let catalog = FontCatalog.installed else { throw .noUsableFont }
        self.catalog = catalog
    }

    deinit {
        for font in scaled.values { cairo_scaled_font_destroy(font) }
        for face in faces.values { cairo_font_face_destroy(face) }
    }

    /// Cairo's face of a font, for as long as this value lives; nil when the file cannot be opened.
    mutating func face(of font: InstalledFont) -> OpaquePointer? {
        if let face = faces[font] { return face }
        guard let pattern = FcPatternCreate() else { return nil }
        defer { FcPatternDestroy(pattern) }
        FcPatternAddString(pattern, FC_FILE, font.path)
        FcPatternAddInteger(pattern, FC_INDEX, font.index)
        // Without this Cairo loads no pictures, and a font of pictures draws nothing.
        if font.isColored { FcPatternAddBool(pattern, FC_EMBEDDED_BITMAP, FcBool(1)) }
        if font.isEmboldened { FcPatternAddBool(pattern, FC_EMBOLDEN, FcBool(1)) }
        guard let face = cairo_ft_font_face_create_for_pattern(pattern) else { return nil }
        guard cairo_font_face_status(face) == CAIRO_STATUS_SUCCESS else {
            cairo_font_face_destroy(face)
            return nil
        }
        faces[font] = face
        return face
    }

    /// The advance width of a text in one font at size 1; 0 when the file cannot be opened.
    mutating func advance(of piece: TextPiece) -> Double {
        guard let font = scaledFont(of: piece.font) else { return 0 }
        var extents = cairo_text_extents_t()
        cairo_scaled_font_text_extents(font, piece.text, &extents)
        return extents.x_advance / TypeCase.measuredSize
    }

    /// The advance width of a text at size 1.
    mutating func width(of text: String, style: FontStyle) -> Double {
        var width = 0.0
        for piece in catalog.pieces(of: text, style: style) { width += advance(of: piece) }
        return width
    }

    /// How far the tall and the deep letters of a style reach above and below the baseline, at size 1.
    mutating func reach(of style: FontStyle) -> (above: Double, below: Double) {
        guard let font = scaledFont(of: catalog.font(style)) else { return (0.76, 0.24) }
        var extents = cairo_text_extents_t()
        cairo_scaled_font_text_extents(font, "bdfhkl|()gjpqy", &extents)
        return (
            -extents.y_bearing / TypeCase.measuredSize,
            (extents.height + extents.y_bearing) / TypeCase.measuredSize
        )
    }

    /// How text is rasterised and measured: the same whatever the format, so that layouts agree.
    static func withOptions(_ use: (OpaquePointer) -> Void) {
        guard let options = cairo_font_options_create() else { return }
        defer { cairo_font_options_destroy(options) }
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        use(options)
    }

    private mutating func scaledFont(of font: InstalledFont) -> OpaquePointer? {
        if let known = scaled[font] { return known }
        guard let face = face(of: font) else { return nil }
        var size = cairo_matrix_t()
        cairo_matrix_init_scale(&size, TypeCase.measuredSize, TypeCase.measuredSize)
        var identity = cairo_matrix_t()
        cairo_matrix_init_identity(&identity)
        var created: OpaquePointer?
        TypeCase.withOptions { created = cairo_scaled_font_create(face, &size, &identity, $0) }
        guard let created else { return nil }
        guard cairo_scaled_font_status(created) == CAIRO_STATUS_SUCCESS else {
            cairo_scaled_font_destroy(created)
            return nil
        }
        scaled[font] = created
        return created
    }
}
