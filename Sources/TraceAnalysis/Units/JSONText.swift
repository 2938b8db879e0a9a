import FoundationEssentials

/// JSON as this package writes it: keys sorted, numbers at full precision, absent as `null`.
public enum JSONText {
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
