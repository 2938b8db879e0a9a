/// Finds elements, attributes, classes and charts that there are none of, in every branch of a template.
///
/// What is rendered is checked when it is read; this also finds what stands in a section that this run leaves out.
/// Judged is what stands in one piece: of a tag with a value or a section inside it only the element's name.
struct VocabularyCheck {
    /// The names a chart may have.
    let charts: [String]

    /// Checks the tokens of a file.
    ///
    /// O(bytes).
    ///
    /// - Throws: `TemplateError` at the first fault.
    func check(_ tokens: [TemplateToken]) throws(TemplateError) {
        var isComment = false
        for token in tokens {
            guard case .text(let text) = token.kind else { continue }
            var rest = Substring(text).unicodeScalars
            var position = token.position
            while let start = rest.firstIndex(where: { $0 == (isComment ? "-" : "<") }) {
                position.advance(over: String(rest[..<start]))
                rest = rest[start...]
                if isComment {
                    isComment = !rest.starts(with: "-->".unicodeScalars)
                } else {
                    isComment = rest.starts(with: "<!--".unicodeScalars)
                    if !isComment { try checkTag(rest, at: position) }
                }
                position.advance(over: String(rest.prefix(1)))
                rest = rest.dropFirst()
            }
        }
    }

    /// Checks the tag at the beginning of some text.
    private func checkTag(
        _ text: Substring.UnicodeScalarView, at position: SourcePosition
    ) throws(TemplateError) {
        let inside = text.dropFirst().prefixOfTag
        let name = inside.drop { $0 == "/" }.prefix {
            $0.isASCII && ($0 == "-" || $0.properties.isAlphabetic || $0.properties.numericType != nil)
        }
        let isWhole = text.dropFirst(inside.count + 1).first == ">"
        guard !name.isEmpty, isWhole || name.endIndex < inside.endIndex else { return }
        // An end tag has a name and nothing else.
        let judged = isWhole ? "<" + String(inside) + ">" : "</" + String(name) + ">"
        var parser = DocumentParser(
            lexer: MarkupLexer(MarkedText(judged, at: position)), charts: charts, pictures: [:])
        guard case .open(let element, let attributes) = try parser.lexer.next() else { return }
        _ = try parser.classes(in: attributes)
        if element == .figure { _ = try parser.chart(in: attributes) }
    }
}

extension Substring.UnicodeScalarView {
    /// What stands before the end of a tag, or before another tag begins; a value in quotes may hold either.
    fileprivate var prefixOfTag: Substring.UnicodeScalarView {
        var isQuoted = false
        return prefix { scalar in
            if scalar == "\"" { isQuoted.toggle() }
            return isQuoted || (scalar != "<" && scalar != ">")
        }
    }
}
