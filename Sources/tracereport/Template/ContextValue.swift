import TraceAnalysis

/// A value a template can use: text, lists and objects, nothing that computes.
enum ContextValue: Sendable, Equatable {
    /// Text, ready for people.
    case text(String)
    /// Yes or no, for sections.
    case flag(Bool)
    /// Values to repeat a section for.
    case list([ContextValue])
    /// Named values, in the order of their declaration.
    case object([Member])
    /// Nothing, where there might have been something.
    case absent

    /// A named value.
    struct Member: Sendable, Equatable {
        /// The name a template uses.
        var name: String
        /// The value.
        var value: ContextValue
    }
}

/// What kind of value stands under a name, whatever the run: what a template is checked against.
indirect enum ContextShape: Sendable, Equatable {
    /// Text, or nothing.
    case text
    /// Yes or no.
    case flag
    /// A list of values of one kind.
    case list(ContextShape)
    /// Named values, or nothing.
    case object([String: ContextShape])

    /// The word for it in messages.
    var word: String {
        switch self {
        case .text: "text"
        case .flag: "a yes or no"
        case .list: "a list"
        case .object: "a group of values"
        }
    }
}

extension ContextValue {
    /// The value as JSON: keys sorted, two spaces a level, nothing as `null`.
    ///
    /// Text is what a template gets: control and bidi characters stand as `U+202E`.
    var json: String { json(indent: "") }

    private func json(indent: String) -> String {
        let inner = indent + "  "
        func enclosed(_ lines: [String], _ opening: String, _ closing: String) -> String {
            guard !lines.isEmpty else { return opening + closing }
            return opening + "\n" + lines.map { inner + $0 }.joined(separator: ",\n") + "\n" + indent
                + closing
        }
        switch self {
        case .text(let text): return text.visible.quotedForJSON
        case .flag(let flag): return flag ? "true" : "false"
        case .absent: return "null"
        case .list(let elements): return enclosed(elements.map { $0.json(indent: inner) }, "[", "]")
        case .object(let members):
            let sorted = members.sorted { $0.name < $1.name }
            return enclosed(
                sorted.map { "\($0.name.quotedForJSON): \($0.value.json(indent: inner))" }, "{", "}")
        }
    }
}

extension String {
    /// The text in quotes; it has no control characters.
    fileprivate var quotedForJSON: String {
        var result = "\""
        for scalar in unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
