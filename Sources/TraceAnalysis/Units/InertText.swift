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
                for unit in String(scalar).utf16 { text += "\\u" + unit.hexadecimal(4) }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension String {
    /// The text with every control and every bidi control character written as its code: `U+202E`.
    ///
    /// Such characters could reorder, hide or end what stands around them. Line breaks and tabs become
    /// spaces, because they occur in honest error messages. Cost: one pass.
    public var visible: String {
        guard unicodeScalars.contains(where: \.needsToBeShown) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                result += " "
            } else if scalar == "\r" {
                continue
            } else if scalar.needsToBeShown {
                result += "U+" + scalar.value.hexadecimal(4).uppercased()
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text itself where it has at most `limit` Unicode scalars, else its beginning and `…`.
    ///
    /// Scalars, not characters: a letter can carry a million accents. O(limit).
    func shortened(to limit: Int) -> String {
        guard utf8.count > limit,
            let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex),
            end < endIndex
        else { return self }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: unicodeScalars[..<(unicodeScalars.index(before: end))])
        return String(text) + "…"
    }
}

extension Unicode.Scalar {
    /// Whether this is a control, a bidi control, a line separator, a noncharacter or a byte order mark.
    var needsToBeShown: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        case 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}

extension FixedWidthInteger {
    /// The number in small hexadecimal digits, with zeros before it where there are fewer than `digits`: `0a`.
    package func hexadecimal(_ digits: Int) -> String {
        let text = String(self, radix: 16)
        return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
    }
}

extension String {
    /// The text with `&`, `<`, `>`, quotes and spaces that do not break as entities, for text and attributes of HTML.
    package var escapedForHTML: String {
        withEntities { scalar in
            switch scalar {
            case "'": "&#39;"
            case "\u{A0}": "&nbsp;"
            default: scalar.entity
            }
        }
    }

    /// The text with `&`, `<`, `>` and double quotes as entities, for text and attributes of XML.
    ///
    /// What XML cannot hold has to be made `visible` before.
    package var escapedForXML: String { withEntities(\.entity) }

    /// The text with what stands for some of its characters.
    ///
    /// By scalar: a combining mark must not hide the character it stands on. O(n).
    @inline(__always)
    private func withEntities(_ entity: (Unicode.Scalar) -> String?) -> String {
        // Most texts are numbers and words.
        guard unicodeScalars.contains(where: { entity($0) != nil }) else { return self }
        var result = UnicodeScalarView()
        for scalar in unicodeScalars {
            if let entity = entity(scalar) {
                result.append(contentsOf: entity.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// What stands for the character in markup of any kind; nil where it stands for itself.
    fileprivate var entity: String? {
        switch self {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        default: nil
        }
    }
}
