/// The font files that drawings are set in, and which of them has a shape for what.
///
/// Asked of fontconfig once a process; the answer does not change while it runs.
struct FontCatalog: Sendable {
    /// The fonts of this machine; nil when it has none.
    static let installed = FontCatalog()

    /// Further fonts for characters that the first choice lacks.
    ///
    /// Made when the first of those is met: most texts never need it, and sorting every font of a machine
    /// takes a while.
    private static let fallbacks = Dictionary(
        uniqueKeysWithValues: FontStyle.allCases.map { ($0, FontQuery($0)?.all() ?? []) })

    private let first: [FontStyle: InstalledFont]
    /// Stands in for a style that has no file of its own.
    private let last: InstalledFont

    private init?() {
        let found = FontStyle.allCases.compactMap { style in FontQuery(style)?.best().map { (style, $0) } }
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

extension String {
    /// The text without what is not seen: control characters, which would end it or draw as boxes, and
    /// marks that turn the direction of writing, which is always left to right here.
    var visible: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
