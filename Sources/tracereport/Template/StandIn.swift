import TraceAnalysis

/// Characters that mean something in markup, carried through a template as characters that mean nothing.
///
/// The five control characters used here occur in no value (`String.visible` removes them), so a value can
/// neither end an attribute nor begin an element, however it is combined with what stands around it. The
/// parser turns them back into plain text.
enum StandIn {
    /// The markup character for each stand-in.
    static let original: [UInt8: UInt8] = [
        0x0E: UInt8(ascii: "<"), 0x0F: UInt8(ascii: ">"), 0x10: UInt8(ascii: "&"),
        0x11: UInt8(ascii: "\""), 0x12: UInt8(ascii: "'"),
    ]

    /// A value's text with stand-ins for markup characters.
    static func protect(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result.append("\u{0E}")
            case ">": result.append("\u{0F}")
            case "&": result.append("\u{10}")
            case "\"": result.append("\u{11}")
            case "'": result.append("\u{12}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
