/// Text from a file made harmless for the terminal that shows it.
enum InertText {
    /// JSON with every control, line-separator and bidi character written as `\uXXXX`.
    ///
    /// Only strings can hold them, line breaks of the layout aside, so the JSON means the same.
    static func escaped(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: { $0.needsToBeShown && $0 != "\n" }) else { return json }
        var text = ""
        for scalar in json.unicodeScalars {
            if scalar.needsToBeShown, scalar != "\n" {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
