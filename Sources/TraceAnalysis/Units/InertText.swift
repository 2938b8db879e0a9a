/// Text from a file made harmless for the terminal or the page that shows it.
public enum InertText {
    /// JSON with every control, line-separator and bidi character written as `\uXXXX`.
    ///
    /// Only strings can hold them, line breaks of the layout aside, so the JSON means the same.
    public static func escaped(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: { isActive($0) && $0 != "\n" }) else { return json }
        var text = ""
        for scalar in json.unicodeScalars {
            if isActive(scalar), scalar != "\n" {
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// A single line to show: control and bidi characters become `�`.
    public static func line(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars { line.unicodeScalars.append(isActive(scalar) ? "\u{FFFD}" : scalar) }
        return line
    }

    /// Whether a character can do something to its surroundings instead of being seen.
    static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029,
            0x061C, 0xFEFF:
            true
        default: false
        }
    }
}
