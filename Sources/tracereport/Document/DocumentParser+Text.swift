extension DocumentParser {
    /// The text and inline elements up to the end of an element.
    mutating func inlines(inside parent: MarkupElement) throws(TemplateError) -> [Document.Inline] {
        var space = TextSpace()
        var inlines = try inlines(inside: parent, space: &space)
        inlines.trimEnd()
        return inlines
    }

    mutating func inlines(
        inside parent: MarkupElement, space: inout TextSpace
    ) throws(TemplateError) -> [Document.Inline] {
        var inlines: [Document.Inline] = []
        while true {
            let start = lexer.offset
            guard let token = try lexer.next() else {
                throw lexer.error(at: start, "<\(parent.rawValue)> is not closed.")
            }
            switch token {
            case .text(let text):
                let collapsed = space.collapse(text)
                if !collapsed.isEmpty { inlines.append(.text(collapsed)) }
            case .close(let element):
                guard element == parent else {
                    throw lexer.error(
                        at: start, "</\(element.rawValue)> stands where </\(parent.rawValue)> is due.")
                }
                return inlines
            case .open(.br, _):
                inlines.trimEnd()
                inlines.append(.lineBreak)
                space = TextSpace()
            case .open(.img, let attributes):
                inlines.append(.image(try image(attributes)))
                space = TextSpace(ended: false)
            case .open(let element, let attributes) where element.isInline:
                inlines.append(try inline(element, attributes, space: &space))
            case .open(let element, _):
                throw lexer.error(at: start, "<\(element.rawValue)> may not stand in <\(parent.rawValue)>.")
            }
        }
    }

    mutating func inline(
        _ element: MarkupElement, _ attributes: [MarkupAttribute], space: inout TextSpace
    ) throws(TemplateError) -> Document.Inline {
        switch element {
        case .strong: return .strong(try inlines(inside: element, space: &space))
        case .em: return .emphasis(try inlines(inside: element, space: &space))
        case .code: return .code(try inlines(inside: element, space: &space))
        case .a:
            let target = try target(in: attributes)
            return .link(target: target, try inlines(inside: element, space: &space))
        default:
            let classes = try classes(in: attributes)
            // A number will stand here: the spaces on both sides of it count.
            if classes.contains(.pageNumber) || classes.contains(.pageCount) {
                space = TextSpace(ended: false)
            }
            return .span(classes, try inlines(inside: element, space: &space))
        }
    }
}

/// Makes runs of white space one space, across the elements of a line.
struct TextSpace {
    /// Whether the text so far ends with a space, or nothing has come yet.
    private var endsWithSpace: Bool

    /// At the beginning of a line, or behind something that is no space.
    init(ended: Bool = true) {
        endsWithSpace = ended
    }

    /// The text with runs of white space as one space, none at a line's beginning.
    ///
    /// No-break spaces are kept.
    mutating func collapse(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
                if !endsWithSpace { result.append(" ") }
                endsWithSpace = true
            } else {
                result.append(scalar)
                endsWithSpace = false
            }
        }
        return String(result)
    }
}

extension [Document.Inline] {
    /// Removes a space from the end.
    mutating func trimEnd() {
        guard let last = popLast() else { return }
        switch last {
        case .text(let text):
            let trimmed = text.hasSuffix(" ") ? String(text.dropLast()) : text
            if trimmed.isEmpty { trimEnd() } else { append(.text(trimmed)) }
        case .strong(var inner):
            inner.trimEnd()
            append(.strong(inner))
        case .emphasis(var inner):
            inner.trimEnd()
            append(.emphasis(inner))
        case .code(var inner):
            inner.trimEnd()
            append(.code(inner))
        case .link(let target, var inner):
            inner.trimEnd()
            append(.link(target: target, inner))
        case .span(let classes, var inner):
            inner.trimEnd()
            append(.span(classes, inner))
        case .image, .lineBreak:
            append(last)
        }
    }
}
