/// Walks a template as it will be filled, so that none comes to more than a report can be.
///
/// Sections over lists inside sections over lists, and parts that include others twice, multiply: a template of
/// a few lines could fill all memory. Costs as much as filling the template, and no more than the limit.
struct TemplateBudget {
    /// The longest markup that a template may come to, in bytes.
    static let longestMarkup = 8 << 20

    private let files: [String: [TemplateToken]]
    private var left: Int

    /// - Parameter files: The tokens of every file, by the name that `{{> name}}` uses.
    init(files: [String: [TemplateToken]], longestMarkup: Int = Self.longestMarkup) {
        self.files = files
        left = longestMarkup
    }

    /// Walks a file that the checker found sound.
    ///
    /// - Throws: `TemplateError` at the place at which the markup becomes too long.
    mutating func spend(on file: String, _ value: ContextValue) throws(TemplateError) {
        try walk((files[file] ?? [])[...], [value])
    }

    private mutating func walk(_ tokens: ArraySlice<TemplateToken>, _ scopes: [ContextValue])
        throws(TemplateError)
    {
        var rest = tokens
        while let token = rest.popFirst() {
            switch token.kind {
            case .text(let text): try spend(text.utf8.count, at: token.position)
            case .comment, .close: try spend(0, at: token.position)
            case .variable(let name):
                let length =
                    if case .text(let text) = Self.value(name, in: scopes) { text.utf8.count } else { 0 }
                try spend(length, at: token.position)
            case .part(let name):
                try spend(0, at: token.position)
                try walk((files[name] ?? [])[...], scopes)
            case .open(let name, let inverted):
                try spend(0, at: token.position)
                let inside = rest.prefix(Self.lengthOfSection(rest))
                rest = rest.dropFirst(inside.count + 1)
                for scope in Self.value(name, in: scopes).scopes(inverted: inverted) {
                    try walk(inside, scopes + [scope])
                }
            }
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

    /// What a section over this is filled with, once for each.
    fileprivate func scopes(inverted: Bool) -> [ContextValue] {
        let all: [ContextValue] =
            switch self {
            case .list(let elements): elements
            case .flag(let flag): flag ? [self] : []
            case .absent: []
            case .text, .object: [self]
            }
        return inverted ? (all.isEmpty ? [self] : []) : all
    }
}
