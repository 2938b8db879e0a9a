/// The beginning of every id in one SVG picture, safe to write into markup.
struct SVGIdentifier: Sendable, Hashable {
    /// Letters, digits, `-` and `_`, beginning with a letter.
    let text: String

    /// Replaces what may not stand in an id.
    init(_ text: String) {
        let safe = text.utf8.map { byte -> Character in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                Character(Unicode.Scalar(byte))
            default: "-"
            }
        }
        self.text = safe.first?.isLetter == true ? String(safe) : "chart-" + String(safe)
    }
}

/// The words of an SVG picture for those who cannot see it.
struct SVGLabel: Sendable, Hashable {
    /// The picture's name.
    let title: String
    /// What it shows.
    let description: String
    /// The beginning of the ids that tie the words to the picture.
    let prefix: SVGIdentifier

    /// What the root element says.
    var attributes: String {
        " role=\"img\" aria-labelledby=\"\(prefix.text)-title \(prefix.text)-desc\""
    }

    /// The elements that come first in the root element.
    var elements: String {
        "<title id=\"\(prefix.text)-title\">\(title.visible.escapedForXML)</title>\n"
            + "<desc id=\"\(prefix.text)-desc\">\(description.visible.escapedForXML)</desc>"
    }
}
