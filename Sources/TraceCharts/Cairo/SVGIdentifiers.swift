/// Gives the ids of Cairo's SVG names that depend on nothing but the picture.
///
/// Cairo numbers surfaces and clips by a counter of the whole process, and calls the glyphs of every picture
/// alike, which garbles the second of two pictures in one page.
enum SVGIdentifiers {
    /// What stands before an id where it is given or referred to.
    private static let openings = [" id=\"", "href=\"#", "url(#"].map { Array($0.utf8) }
    /// Their first bytes, to pass over everything else quickly.
    private static let beginnings = Set(openings.compactMap(\.first))

    /// The file with ids `PREFIX-1`, `PREFIX-2` … in order of appearance, and a label on the root element.
    ///
    /// Cairo writes no text and no comments, so what looks like an id is one.
    static func renumbered(_ svg: [UInt8], prefix: SVGIdentifier, label: SVGLabel) -> [UInt8] {
        var names: [ArraySlice<UInt8>: [UInt8]] = [:]
        var result: [UInt8] = []
        result.reserveCapacity(svg.count + svg.count / 8)
        var index = 0
        var isLabelled = false
        while index < svg.count {
            if !isLabelled, svg[index...].starts(with: "<svg ".utf8) {
                let end = svg[index...].firstIndex(of: UInt8(ascii: ">")) ?? svg.count - 1
                result += svg[index..<end] + Array((label.attributes + ">\n" + label.elements).utf8)
                index = end + 1
                isLabelled = true
            } else if beginnings.contains(svg[index]),
                let opening = openings.first(where: { svg[index...].starts(with: $0) })
            {
                let start = index + opening.count
                let end =
                    svg[start...].firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ")") } ?? start
                let number = names.count + 1
                let name = names[svg[start..<end], default: Array("\(prefix.text)-\(number)".utf8)]
                names[svg[start..<end]] = name
                result += opening + name
                index = end
            } else {
                result.append(svg[index])
                index += 1
            }
        }
        return result
    }
}
