/// A typeface by what it is for, and its size.
///
/// Which installed font that is, is decided where drawings become bytes.
public struct Font: Sendable, Hashable {
    /// The family of shapes.
    public enum Family: Sendable, Hashable {
        /// For headings, labels and running text.
        case sans
        /// For code, identifiers and commands.
        case monospaced
    }

    /// The size in points.
    public var size: Double
    /// Whether the bold cut is used.
    public var bold: Bool
    /// The family of shapes.
    public var family: Family

    /// A typeface and its size.
    public init(size: Double, bold: Bool = false, family: Family = .sans) {
        self.size = size
        self.bold = bold
        self.family = family
    }
}

/// One line of text in one font and colour.
public struct TextRun: Sendable, Hashable {
    /// Which part of the text stands at its position.
    public enum Anchor: Sendable, Hashable {
        /// The position is where the text begins.
        case start
        /// The position is the text's middle.
        case middle
        /// The position is where the text ends.
        case end
    }

    /// The characters; control characters are not drawn.
    public var string: String
    /// The point on the baseline that `anchor` names.
    public var position: Point
    /// The typeface and its size.
    public var font: Font
    /// The colour of the letters.
    public var color: Color
    /// Which part of the text stands at `position`.
    public var anchor: Anchor
    /// Clockwise turn about `position`, in degrees; −90 reads upwards.
    public var rotation: Double

    /// One line of text.
    public init(
        _ string: String, at position: Point, font: Font, color: Color,
        anchor: Anchor = .start, rotation: Double = 0
    ) {
        self.string = string
        self.position = position
        self.font = font
        self.color = color
        self.anchor = anchor
        self.rotation = rotation
    }
}

extension TextRun.Anchor {
    /// How much of the text lies before its position, as a share of its width.
    var share: Double {
        switch self {
        case .start: 0
        case .middle: 0.5
        case .end: 1
        }
    }
}

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

extension TextRun {
    /// The upright rectangle that the text covers; for text that is turned by other than quarters, the one
    /// around it.
    public func box(_ measurer: some TextMeasurer) -> Rect {
        let width = measurer.width(of: string, in: font)
        let ascent = measurer.ascent(of: font)
        let descent = measurer.descent(of: font)
        let left = -width * anchor.share
        switch rotation {
        case 0:
            return Rect(x: position.x + left, y: position.y - ascent, width: width, height: ascent + descent)
        case 90:
            return Rect(x: position.x - descent, y: position.y + left, width: ascent + descent, height: width)
        case -90:
            return Rect(
                x: position.x - ascent, y: position.y - left - width, width: ascent + descent, height: width)
        default:
            let reach = max(width, ascent + descent)
            return Rect(x: position.x - reach, y: position.y - reach, width: 2 * reach, height: 2 * reach)
        }
    }
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
