import CCairo

/// The font files that drawings are set in, and which of them has a shape for what.
///
/// Asked of fontconfig once a process; the answer does not change while it runs.
struct FontCatalog: Sendable {
    /// The fonts that the program carries, else those of this machine; nil when there are none.
    static let installed = FontCatalog()

    /// Further fonts for characters that the first choice lacks.
    ///
    /// Made when the first of those is met: most texts never need it, and sorting every font of a machine
    /// takes a while.
    private static let fallbacks: [FontStyle: [InstalledFont]] = {
        let machine = CarriedFonts.machine()
        defer { machine.map(FcConfigDestroy) }
        return Dictionary(
            uniqueKeysWithValues: FontStyle.allCases.map { ($0, FontQuery($0, in: machine)?.all() ?? []) })
    }()

    private let first: [FontStyle: InstalledFont]
    /// Stands in for a style that has no file of its own.
    private let last: InstalledFont

    private init?() {
        let carried = CarriedFonts.configuration()
        defer { carried.map(FcConfigDestroy) }
        let found = FontStyle.allCases.compactMap { style in
            FontQuery(style, in: carried)?.best().map { (style, $0) }
        }
        guard let any = found.first?.1 else { return nil }
        first = Dictionary(uniqueKeysWithValues: found)
        last = any
    }

    /// The font of a style as long as it has the characters.
    func font(_ style: FontStyle) -> InstalledFont { first[style] ?? last }

    /// A text cut into pieces, each in a font that has shapes for it; what is not seen is left out.
    ///
    /// A grapheme is never divided between fonts. One that no font has stays in the style's own font,
    /// where it shows as a box.
    func pieces(of text: String, style: FontStyle) -> [TextPiece] {
        let font = font(style)
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
            return text.isEmpty ? [] : [TextPiece(font: font, text: text)]
        }
        var pieces: [TextPiece] = []
        for grapheme in text.visible {
            let chosen = self.font(for: grapheme, style: style)
            if pieces.last?.font == chosen {
                pieces[pieces.count - 1].text += chosen.coverage.drawable(grapheme)
            } else {
                pieces.append(TextPiece(font: chosen, text: chosen.coverage.drawable(grapheme)))
            }
        }
        return pieces
    }

    /// The first font that has the whole grapheme, else the first that has its base character.
    private func font(for grapheme: Character, style: FontStyle) -> InstalledFont {
        let font = font(style)
        if font.coverage.contains(grapheme) { return font }
        let others = FontCatalog.fallbacks[style] ?? []
        if let whole = others.first(where: { $0.coverage.contains(grapheme) }) { return whole }
        guard let base = grapheme.unicodeScalars.first else { return font }
        return ([font] + others).first { $0.coverage.contains(base) } ?? font
    }
}

/// A part of a text that one font has all shapes for.
struct TextPiece: Sendable, Equatable {
    /// The font.
    let font: InstalledFont
    /// The characters.
    var text: String
}

/// The four cuts that drawings use; each is a font file of its own.
enum FontStyle: Sendable, Hashable, CaseIterable {
    case sans
    case sansBold
    case monospaced
    case monospacedBold

    /// The cut that a font of a drawing asks for.
    init(_ font: Font) {
        switch font.family {
        case .sans: self = font.bold ? .sansBold : .sans
        case .monospaced: self = font.bold ? .monospacedBold : .monospaced
        }
    }

    /// The families to look for, best first.
    ///
    /// A family is named rather than left to the machine so that the same input gives the same bytes
    /// wherever it is installed; libcairo2-dev brings DejaVu along.
    var families: [String] {
        switch self {
        case .sans, .sansBold: ["DejaVu Sans", "sans-serif"]
        case .monospaced, .monospacedBold: ["DejaVu Sans Mono", "monospace"]
        }
    }

    /// Whether it is a bold cut.
    var isBold: Bool { self == .sansBold || self == .monospacedBold }
}

/// A question to fontconfig: which files suit a style.
struct FontQuery: ~Copyable {
    private let pattern: OpaquePointer
    private let configuration: OpaquePointer?

    /// Asks for a style among the fonts of a configuration, which has to outlive the question, or of this machine;
    /// nil when fontconfig cannot be set up or memory is out.
    ///
    /// The language is fixed: fontconfig would take it from the locale and prefer other files with it.
    init?(_ style: FontStyle, in configuration: OpaquePointer? = nil) {
        guard configuration != nil || FcInit() != 0, let pattern = FcPatternCreate() else { return nil }
        self.pattern = pattern
        self.configuration = configuration
        for family in style.families { FcPatternAddString(pattern, FC_FAMILY, family) }
        FcPatternAddInteger(pattern, FC_WEIGHT, style.isBold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
        FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN)
        FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL)
        FcPatternAddString(pattern, FC_LANG, "en")
        FcConfigSubstitute(configuration, pattern, FcMatchPattern)
        FcDefaultSubstitute(pattern)
    }

    deinit { FcPatternDestroy(pattern) }

    /// The file that suits best; nil when no font is installed.
    func best() -> InstalledFont? {
        var result = FcResultMatch
        guard let match = FcFontMatch(configuration, pattern, &result) else { return nil }
        defer { FcPatternDestroy(match) }
        return InstalledFont(match)
    }

    /// The files that add characters to those before them, best first.
    func all() -> [InstalledFont] {
        var result = FcResultMatch
        guard let set = FcFontSort(configuration, pattern, FcBool(1), nil, &result) else { return [] }
        defer { FcFontSetDestroy(set) }
        return (0..<Int(set.pointee.nfont)).compactMap { position in
            guard let font = set.pointee.fonts[position],
                let prepared = FcFontRenderPrepare(configuration, pattern, font)
            else { return nil }
            defer { FcPatternDestroy(prepared) }
            return InstalledFont(prepared)
        }
    }
}
