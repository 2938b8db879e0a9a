/// A colour by what it is for; which one that is, the theme says.
public enum Ink: Sendable, Hashable {
    /// A series, by its place in the order of use.
    case series(Int)
    /// Titles and values.
    case text
    /// Lines at percentiles, and lines of percentiles.
    case guide
    /// What stands back.
    case muted
}

extension Theme {
    /// The colour of an ink; series repeat after the last.
    public func color(_ ink: Ink) -> Color {
        switch ink {
        case .series(let index): series[index % series.count]
        case .text: self.ink
        case .guide: guide
        case .muted: muted
        }
    }
}
