/// Fills a template that the checker found sound, in one pass over its tokens.
///
/// Sections over lists inside sections over lists, and parts that include others twice, multiply: a template of
/// a few lines could fill all memory. So the pass ends where the markup becomes longer than a report can be. A tag
/// that fills nothing counts as a byte.
struct TemplateFilling {
    /// The longest markup that a template may come to, in bytes.
    static let longestMarkup = 8 << 20

    private let files: [String: [TemplateToken]]
    private var left = Self.longestMarkup
    private var markup: MarkedText

    /// The markup that a file comes to with a value.
    ///
    /// O(markup · nesting).
    ///
    /// - Parameter files: The tokens of every file, by the name that `{{> name}}` uses.
    /// - Throws: `TemplateError` at the place at which the markup becomes too long.
    static func fill(
        _ file: String, of files: [String: [TemplateToken]], with value: ContextValue
    ) throws(TemplateError) -> MarkedText {
        let start = SourcePosition(file: file + ".mustache")
        var filling = TemplateFilling(files: files, markup: MarkedText(at: start))
        try filling.fill((files[file] ?? [])[...], [value])
        return filling.markup
    }

    private init(files: [String: [TemplateToken]], markup: MarkedText) {
        self.files = files
        self.markup = markup
    }

    /// - Parameter scopes: What names are looked up in, the innermost section's value last.
    private mutating func fill(
        _ tokens: ArraySlice<TemplateToken>, _ scopes: [ContextValue]
    ) throws(TemplateError) {
        var rest = tokens
        while var token = rest.popFirst() {
            switch token.kind {
            case .text(let text):
                try spend(text.utf8.count, at: token.position)
                markup.append(text, at: token.position)
                continue
            case .comment, .close:
                try spend(0, at: token.position)
                continue
            case .variable(let name):
                let text = if case .text(let text) = Self.value(name, in: scopes) { text } else { "" }
                try spend(text.utf8.count, at: token.position)
                markup.append(value: text, at: token.position)
            case .part(let name):
                try spend(0, at: token.position)
                try fill((files[name] ?? [])[...], scopes)
            case .open(let name, let inverted):
                try spend(0, at: token.position)
                let inside = rest.prefix(Self.lengthOfSection(rest))
                rest = rest.dropFirst(inside.count)
                token = rest.popFirst() ?? token
                let repetitions = Self.value(name, in: scopes).repetitions(within: scopes)
                for scopes in inverted ? (repetitions.isEmpty ? [scopes] : []) : repetitions {
                    try fill(inside, scopes)
                }
            }
            // What is still open at the end of everything is named behind the last tag.
            markup.append("", at: token.end)
        }
    }

    private mutating func spend(_ bytes: Int, at position: SourcePosition) throws(TemplateError) {
        left -= max(bytes, 1)
        guard left >= 0 else {
            throw TemplateError(
                position: position,
                message:
                    "The report becomes too long here: more than \(Self.longestMarkup >> 20) MiB of markup.")
        }
    }

    /// How many tokens stand before the one that closes the section which has just been opened.
    private static func lengthOfSection(_ tokens: ArraySlice<TemplateToken>) -> Int {
        var depth = 1
        for (offset, token) in tokens.enumerated() {
            switch token.kind {
            case .open: depth += 1
            case .close: depth -= 1
            case .text, .variable, .part, .comment: continue
            }
            if depth == 0 { return offset }
        }
        return tokens.count
    }

    /// What a name stands for, looked up in the innermost section first.
    private static func value(_ name: String, in scopes: [ContextValue]) -> ContextValue {
        if name == ".", let innermost = scopes.last { return innermost }
        var steps = name.split(separator: ".").map(String.init)[...]
        let first = steps.popFirst() ?? name
        var found = scopes.reversed().lazy.compactMap { $0[first] }.first
        for step in steps { found = found?[step] }
        return found ?? .absent
    }
}

extension ContextValue {
    /// The value under a name; nil where this is not an object or has no such name.
    fileprivate subscript(name: String) -> ContextValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The scopes that a section over this is filled with, once for each.
    fileprivate func repetitions(within scopes: [ContextValue]) -> [[ContextValue]] {
        switch self {
        case .list(let elements): elements.map { scopes + [$0] }
        case .flag(let flag): flag ? [scopes] : []
        case .absent: []
        case .text, .object: [scopes + [self]]
        }
    }
}
