import CCairo

/// A question to fontconfig: which files suit a style.
struct FontQuery: ~Copyable {
    private let pattern: OpaquePointer

    /// Asks for a style; nil when fontconfig cannot be set up or memory is out.
    ///
    /// The language is fixed: fontconfig would take it from the locale and prefer other files with it.
    init?(_ style: FontStyle) {
        guard FcInit() != 0, let pattern = FcPatternCreate() else { return nil }
        self.pattern = pattern
        for family in style.families { FcPatternAddString(pattern, FC_FAMILY, family) }
        FcPatternAddInteger(pattern, FC_WEIGHT, style.isBold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
        FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN)
        FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL)
        FcPatternAddString(pattern, FC_LANG, "en")
        FcConfigSubstitute(nil, pattern, FcMatchPattern)
        FcDefaultSubstitute(pattern)
    }

    deinit { FcPatternDestroy(pattern) }

    /// The file that suits best; nil when no font is installed.
    func best() -> InstalledFont? {
        var result = FcResultMatch
        guard let match = FcFontMatch(nil, pattern, &result) else { return nil }
        defer { FcPatternDestroy(match) }
        return InstalledFont(match)
    }

    /// The files that add characters to those before them, best first.
    func all() -> [InstalledFont] {
        var result = FcResultMatch
        guard let set = FcFontSort(nil, pattern, FcBool(1), nil, &result) else { return [] }
        defer { FcFontSetDestroy(set) }
        return (0..<Int(set.pointee.nfont)).compactMap { position in
            guard let font = set.pointee.fonts[position],
                let prepared = FcFontRenderPrepare(nil, pattern, font)
            else { return nil }
            defer { FcPatternDestroy(prepared) }
            return InstalledFont(prepared)
        }
    }
}
