import FoundationEssentials

/// JSON as this package writes it: keys sorted, numbers at full precision, absent as `null`.
public enum JSONText {
    /// A text as JSON writes it, in quotes; control and bidi characters are escaped.
    public static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
        guard !isPlain else { return "\"" + text + "\"" }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.needsToBeShown:
                for unit in String(scalar).utf16 { quoted += "\\u" + unit.hexadecimal(4) }
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A value as JSON, ending with a line break.
    ///
    /// Control and bidi characters from the data are escaped, so that the text is inert on a terminal.
    public static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return InertText.escaped(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
    }
}

/// A key of a JSON object.
private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension Encoder {
    /// Encodes an object whose absent members are `null`.
    func encodeObject(_ members: [(String, any Encodable)]) throws {
        var container = container(keyedBy: Key.self)
        for (name, value) in members { try container.encode(value, forKey: Key(stringValue: name)) }
    }
}
