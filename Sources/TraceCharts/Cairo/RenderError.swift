/// Why a drawing could not become bytes.
public enum RenderError: Error, Sendable, Equatable {
    /// Fontconfig offers no font file at all; text could not be drawn.
    case noUsableFont
    /// The picture has no area, or is larger than the format can hold.
    case unusableSize(Size)
    /// Cairo reported a failure: its own words, and what was being done.
    case cairo(status: String, while: String)
    /// zlib could not compress a picture; its status, which for lack of memory is -4.
    case zlib(status: Int)
}

extension RenderError: CustomStringConvertible {
    /// What happened, and where a person can do something about it, what.
    public var description: String {
        switch self {
        case .noUsableFont: "no font is installed; on Debian and Ubuntu, install fonts-dejavu-core"
        case .unusableSize(let size): "no picture can be \(size.width.compact) by \(size.height.compact)"
        case .cairo(let status, let action): "\(action) failed: \(status)"
        case .zlib(let status): "compressing a picture failed with zlib's status \(status)"
        }
    }
}
