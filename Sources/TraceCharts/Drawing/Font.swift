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
