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
