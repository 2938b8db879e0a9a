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
