import CCairo

/// A font file of this machine, as fontconfig describes it.
struct InstalledFont: Sendable, Hashable {
    /// Where the file is.
    let path: String
    /// Which face of the file, with fontconfig's bits for named instances of variable fonts.
    let index: Int32
    /// Whether its shapes are coloured pictures, such as emoji.
    let isColored: Bool
    /// Whether the bold cut has to be made from the regular one.
    let isEmboldened: Bool
    /// The characters it has shapes for.
    let coverage: CharacterCoverage

    /// Reads what a fontconfig pattern says about a file.
    ///
    /// - Returns: nil for a bitmap font without colour, which cannot be scaled, and for a pattern without
    ///   a file.
    init?(_ pattern: OpaquePointer) {
        var file: UnsafeMutablePointer<FcChar8>?
        guard FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch, let file else { return nil }
        isColored = InstalledFont.bool(FC_COLOR, of: pattern)
        guard isColored || InstalledFont.bool(FC_SCALABLE, of: pattern) else { return nil }
        var characters: OpaquePointer?
        guard FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch, let characters
        else { return nil }
        var index: Int32 = 0
        FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
        path = String(cString: file)
        self.index = index
        isEmboldened = InstalledFont.bool(FC_EMBOLDEN, of: pattern)
        coverage = CharacterCoverage(characters)
    }

    /// A property of a pattern; false where it is not set.
    private static func bool(_ property: String, of pattern: OpaquePointer) -> Bool {
        var value: FcBool = 0
        return FcPatternGetBool(pattern, property, 0, &value) == FcResultMatch && value != 0
    }

    /// Two fonts are the same when they are drawn from the same place in the same way.
    static func == (left: InstalledFont, right: InstalledFont) -> Bool {
        left.path == right.path && left.index == right.index && left.isEmboldened == right.isEmboldened
    }

    /// Hashes what equality compares.
    func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(index)
        hasher.combine(isEmboldened)
    }
}

/// A set of characters, as pages of 256 bits.
struct CharacterCoverage: Sendable {
    private let pages: [UInt32: [UInt32]]

    /// Copies fontconfig's set.
    ///
    /// O(pages).
    init(_ set: OpaquePointer) {
        var pages: [UInt32: [UInt32]] = [:]
        var bits = [FcChar32](repeating: 0, count: Int(FC_CHARSET_MAP_SIZE))
        var next: FcChar32 = 0
        var page = FcCharSetFirstPage(set, &bits, &next)
        while page != FcChar32.max {
            pages[page >> 8] = bits
            page = FcCharSetNextPage(set, &bits, &next)
        }
        self.pages = pages
    }

    /// Whether there is a shape for a character.
    ///
    /// O(1).
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        guard let bits = pages[scalar.value >> 8] else { return false }
        let offset = scalar.value & 0xFF
        return bits[Int(offset >> 5)] & (1 << (offset & 31)) != 0
    }

    /// A grapheme without the joiners and selectors that there is no shape for, which would draw as boxes.
    func drawable(_ grapheme: Character) -> String {
        guard grapheme.unicodeScalars.count > 1 else { return String(grapheme) }
        return String(
            String.UnicodeScalarView(grapheme.unicodeScalars.filter { !$0.needsNoShape || contains($0) }))
    }

    /// Whether there is a shape for each character of a grapheme that needs one.
    ///
    /// O(characters).
    func contains(_ grapheme: Character) -> Bool {
        grapheme.unicodeScalars.allSatisfy { $0.needsNoShape || contains($0) }
    }
}

extension Unicode.Scalar {
    /// Joiners and variation selectors, which change their neighbours and are not seen themselves.
    fileprivate var needsNoShape: Bool {
        switch value {
        case 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F: true
        default: false
        }
    }
}
