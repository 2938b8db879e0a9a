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
