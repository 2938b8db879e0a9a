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

/// Gives the ids of Cairo's SVG names that depend on nothing but the picture.
///
/// Cairo numbers surfaces and clips by a counter of the whole process, and calls the glyphs of every picture
/// alike, which garbles the second of two pictures in one page.
enum SVGIdentifiers {
    /// What stands before an id where it is given or referred to.
    private static let openings = [" id=\"", "href=\"#", "url(#"].map { Array($0.utf8) }

    /// The file with ids `PREFIX-1`, `PREFIX-2` … in order of appearance, and a label on the root element.
    ///
    /// Cairo writes no text and no comments, so what looks like an id is one.
    static func renumbered(_ svg: [UInt8], prefix: SVGIdentifier, label: SVGLabel) -> [UInt8] {
        var names: [ArraySlice<UInt8>: [UInt8]] = [:]
        var result: [UInt8] = []
        result.reserveCapacity(svg.count + svg.count / 8)
        var rest = svg[...]
        if let end = endOfRoot(in: svg) {
            result += svg[..<end] + Array((label.attributes + ">\n" + label.elements).utf8)
            rest = svg[(end + 1)...]
        }
        while let start = firstName(in: rest) {
            let end =
                rest[start...].firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ")") } ?? start
            let number = names.count + 1
            let name = names[rest[start..<end], default: Array("\(prefix.text)-\(number)".utf8)]
            names[rest[start..<end]] = name
            result += rest[..<start] + name
            rest = rest[end...]
        }
        return result + rest
    }

    /// Where the first tag of the root element ends.
    private static func endOfRoot(in svg: [UInt8]) -> Int? {
        let tag = svg.indices.first { svg[$0] == UInt8(ascii: "<") && svg[$0...].starts(with: "<svg ".utf8) }
        return tag.flatMap { svg[$0...].firstIndex(of: UInt8(ascii: ">")) }
    }

    /// Where the first name begins that is given or referred to.
    ///
    /// Most bytes are numbers of paths, so only the end of an opening is looked for byte by byte.
    private static func firstName(in svg: ArraySlice<UInt8>) -> Int? {
        svg.withUnsafeBufferPointer { bytes in
            for (offset, byte) in bytes.enumerated()
            where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") {
                let before = UnsafeBufferPointer(rebasing: bytes[...offset])
                if openings.contains(where: { before.suffix($0.count).elementsEqual($0) }) {
                    return svg.startIndex + offset + 1
                }
            }
            return nil
        }
    }
}
