/// Why a drawing could not become bytes.
public enum RenderError: Error, Sendable, Equatable {
    /// Fontconfig offers no font file at all; text could not be drawn.
    case noUsableFont
    /// The picture has no area, or is larger than the format can hold.
    case unusableSize(Size)
    /// Cairo reported a failure: its own words, and what was being done.
    case cairo(status: String, while: String)
}
