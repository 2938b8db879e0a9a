import TraceAnalysis

/// A piece of markup.
enum MarkupToken: Sendable, Equatable {
    /// `<name …>` with its attributes.
    case open(MarkupElement, attributes: [MarkupAttribute])
    /// `</name>`.
    case close(MarkupElement)
    /// Text with entities resolved; white space as it stands.
    case text(String)
}

/// An attribute and where its value begins.
struct MarkupAttribute: Sendable, Equatable {
    /// Its name.
    var name: String
    /// Its value with entities resolved.
    var value: String
    /// Where it begins, in bytes.
    var offset: Int
}

/// Cuts markup into tags and text.
///
/// Strict where HTML is forgiving: attribute values stand in double quotes, a bare `<` or `&` is an error,
/// comments `<!-- -->` are skipped, nothing else that begins with `<!` or `<?` exists.
struct MarkupLexer {
    /// The markup.
    let markup: MarkedText
    /// Where the next token begins, in bytes.
    private(set) var offset = 0
    /// How many elements are open.
    private var depth = 0
    /// How deep elements may nest: what reads and lays out a document calls itself for each level.
    static let deepest = 64

    /// A lexer at the beginning of some markup.
    init(_ markup: MarkedText) {
        self.markup = markup
    }

    /// The next token; nil at the end.
    ///
    /// - Throws: `TemplateError` at what is not markup of the vocabulary.
    mutating func next() throws(TemplateError) -> MarkupToken? {
        while starts(with: "<!--") { try skipComment() }
        guard let byte = peek else { return nil }
        guard byte == UInt8(ascii: "<") else { return .text(try text(until: { $0 == UInt8(ascii: "<") })) }
        let start = offset
        offset += 1
        let closes = take(UInt8(ascii: "/"))
        let name = word()
        guard !name.isEmpty else {
            throw error(at: start, "A bare < is not allowed; write &lt;.")
        }
        guard let element = MarkupElement(rawValue: name) else {
            let near = MarkupElement.allCases.map(\.rawValue).nearest(to: name)
            throw error(
                at: start, "There is no element <\(name)>.\(near.map { " Did you mean <\($0)>?" } ?? "")")
        }
        if closes {
            skipSpace()
            guard take(UInt8(ascii: ">")) else { throw error(at: start, "</\(name) is not closed with >.") }
            depth -= 1
            return .close(element)
        }
        if element != .br, element != .img { depth += 1 }
        guard depth <= Self.deepest else {
            throw error(at: start, "Elements nest deeper than \(Self.deepest) levels here.")
        }
        return .open(element, attributes: try attributes(of: element, from: start))
    }

    /// An error at a byte.
    func error(at offset: Int, _ message: String) -> TemplateError {
        TemplateError(position: markup.position(of: offset), message: message)
    }

    private mutating func attributes(
        of element: MarkupElement, from start: Int
    ) throws(TemplateError) -> [MarkupAttribute] {
        var attributes: [MarkupAttribute] = []
        while true {
            skipSpace()
            if take(UInt8(ascii: ">")) { break }
            let nameOffset = offset
            let name = word()
            guard !name.isEmpty else { throw error(at: start, "<\(element.rawValue) is not closed with >.") }
            guard element.attributes.contains(name) else {
                throw error(at: nameOffset, "<\(element.rawValue)> has no attribute “\(name)”.")
            }
            guard !attributes.contains(where: { $0.name == name }) else {
                throw error(at: nameOffset, "The attribute “\(name)” is there twice.")
            }
            guard take(UInt8(ascii: "=")), take(UInt8(ascii: "\"")) else {
                throw error(at: nameOffset, "The attribute is written \(name)=\"value\".")
            }
            let valueOffset = offset
            let value = try text(until: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "<") })
            guard take(UInt8(ascii: "\"")) else {
                throw error(at: valueOffset, "The value of “\(name)” is not closed with a double quote.")
            }
            attributes.append(MarkupAttribute(name: name, value: value, offset: valueOffset))
        }
        for name in element.requiredAttributes where !attributes.contains(where: { $0.name == name }) {
            throw error(at: start, "<\(element.rawValue)> needs the attribute “\(name)”.")
        }
        return attributes
    }

    private mutating func text(until ends: (UInt8) -> Bool) throws(TemplateError) -> String {
        var bytes: [UInt8] = []
        while let byte = peek, !ends(byte) {
            if byte == UInt8(ascii: "&") {
                bytes += Array(String(try entity()).utf8)
            } else {
                bytes.append(MarkedText.original(byte))
                offset += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func entity() throws(TemplateError) -> Character {
        let start = offset
        offset += 1
        let numeric = take(UInt8(ascii: "#"))
        let name = word()
        guard take(UInt8(ascii: ";")), let character = Self.character(named: name, numeric: numeric) else {
            throw error(
                at: start,
                "This is not one of &amp; &lt; &gt; &quot; &#39; &nbsp; &#NNN; a bare & is written &amp;.")
        }
        return character
    }

    private static func character(named name: String, numeric: Bool) -> Character? {
        if numeric {
            guard let code = UInt32(name), let scalar = Unicode.Scalar(code) else { return nil }
            let character = Character(scalar)
            return String(character).visible == String(character) ? character : nil
        }
        return ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": "\u{A0}"][name]
    }

    private mutating func skipComment() throws(TemplateError) {
        let start = offset
        while !starts(with: "-->") {
            guard offset < markup.bytes.count else { throw error(at: start, "This comment is not closed.") }
            offset += 1
        }
        offset += 3
    }

    private var peek: UInt8? {
        offset < markup.bytes.count ? markup.bytes[offset] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    private func starts(with text: StaticString) -> Bool {
        markup.bytes[offset...].starts(with: "\(text)".utf8)
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func word() -> String {
        let start = offset
        while let byte = peek, byte.isWordByte { offset += 1 }
        return String(decoding: markup.bytes[start..<offset], as: UTF8.self)
    }
}

extension UInt8 {
    /// Whether this is one of A–Z, a–z, 0–9 and the hyphen.
    fileprivate var isWordByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
