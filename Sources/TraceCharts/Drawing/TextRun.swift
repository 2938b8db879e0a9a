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
