/// What an error said, fit to be shown: short, inert, and without what tells who or what it was about.
///
/// URLs, hosts, addresses, paths, keys, ids and numbers stand as `[url]`, `[host]`, `[host:port]`, `[address]`,
/// `[path]`, `[key]`, `[id]` and `[number]`, so that equal troubles read alike and can be counted. Of an answer
/// in JSON only its own message is kept. Words of plain text stay as they are. The unmasked text is never stored.
public struct MaskedMessage: Sendable, Hashable, Comparable {
    /// How many characters are kept.
    public static let limit = 100
    /// How many characters of the raw text are looked at; what lies behind them is never shown.
    static let reach = 1_024

    /// The masked text: not empty, one line, no control characters.
    public let text: String

    /// Masks a raw message.
    ///
    /// O(`reach`), however long the message is.
    ///
    /// - Returns: nil when nothing but white space is in it.
    init?(_ raw: String) {
        let seen = raw.unicodeScalars.prefix(Self.reach + 1).map { $0.needsToBeShown ? " " : $0 }
        let isCut = seen.count > Self.reach
        // A word that is cut in two could be half a key that no longer looks like one.
        let whole = isCut ? seen.prefix(Self.reach).wholeWords : seen[...]
        let masked = Self.masked(MessageBody.text(of: Array(whole)))
        let words = masked.split { $0.isWhitespace }.map(String.init) + (isCut ? ["…"] : [])
        let text = words.joined(separator: " ")
        guard !text.isEmpty else { return nil }
        self.text = text.count > Self.limit ? text.prefix(Self.limit - 1) + "…" : text
    }

    /// A text that holds nothing to mask, said by the tool itself or read back from where it was kept.
    public init(masked text: String) {
        self.text = text
    }

    /// Orders by the text's scalars, whatever the locale.
    public static func < (left: MaskedMessage, right: MaskedMessage) -> Bool { left.text < right.text }

    /// The text with every word masked that needs it.
    private static func masked(_ scalars: [Unicode.Scalar]) -> String {
        var result = String.UnicodeScalarView()
        var isSecretNext = SecretLabel.none
        var rest = scalars[...]
        while let first = rest.first {
            guard !first.separatesWords else {
                isSecretNext = isSecretNext.passing(first)
                result.append(first)
                rest.removeFirst()
                continue
            }
            var word = rest.prefix { !$0.separatesWords }
            if word.isURL { word = rest.prefix { !$0.endsURL } }
            rest = rest[word.endIndex...]
            let plain = String(word)
            let shown = isSecretNext.masks(plain) ? "[key]" : MaskedWord.text(plain)
            result.append(contentsOf: shown.unicodeScalars)
            isSecretNext = isSecretNext.following(plain)
        }
        return String(result)
    }
}

/// Whether a word just said that a secret comes: `Authorization: Bearer …`, `api_key=…`, `token '…'`.
private enum SecretLabel {
    case none
    /// A name of a secret came; a plain word behind it is no secret.
    case named
    /// A name of a secret and `=`, `:` or a quote, or a scheme such as Bearer: what comes is the secret.
    case certain

    private static let names = [
        "key", "token", "secret", "password", "passwd", "pwd", "authorization", "credential", "cookie",
        "signature", "apikey",
    ]
    private static let schemes = ["bearer", "basic", "digest", "negotiate"]

    /// The state behind a separator.
    func passing(_ separator: Unicode.Scalar) -> SecretLabel {
        self == .named && "=\"'`".unicodeScalars.contains(separator) ? .certain : self
    }

    /// Whether a word is the secret.
    func masks(_ word: String) -> Bool {
        switch self {
        case .none: false
        case .named:
            !word.unicodeScalars.allSatisfy { $0.isPlainLetter || ".:,!".unicodeScalars.contains($0) }
        case .certain: !Self.schemes.contains(word.lowercased()) && word != ":"
        }
    }

    /// The state behind a word.
    func following(_ word: String) -> SecretLabel {
        let lower = word.lowercased()
        if Self.schemes.contains(lower) { return .certain }
        if self != .none, word == ":" { return .certain }
        let bare = lower.last == ":" ? String(lower.dropLast()) : lower
        guard Self.names.contains(where: bare.hasSuffix) else { return .none }
        return lower.last == ":" ? .certain : .named
    }
}

extension Unicode.Scalar {
    /// Whether words end here.
    fileprivate var separatesWords: Bool {
        properties.isWhitespace || "\"'`()[]{}<>,;|=".unicodeScalars.contains(self)
    }

    /// Whether a URL ends here: brackets and signs may be part of one.
    fileprivate var endsURL: Bool { properties.isWhitespace || "\"'`<>".unicodeScalars.contains(self) }

    /// Whether this is one of A to Z, whatever the case.
    var isPlainLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

    /// Whether this is one of 0 to 9.
    var isPlainDigit: Bool { ("0"..."9").contains(self) }
}

extension ArraySlice<Unicode.Scalar> {
    /// Whether a scheme stands in it.
    fileprivate var isURL: Bool { contains { $0 == ":" } && String(self).contains("://") }

    /// Up to the last white space; nothing where there is none.
    fileprivate var wholeWords: ArraySlice<Unicode.Scalar> {
        lastIndex { $0.properties.isWhitespace }.map { self[..<$0] } ?? []
    }
}

extension String {
    fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}

/// Masks messages and remembers the first different ones: a server in trouble says the same thousands of times,
/// and masking a message takes longer than reading the rest of its line.
///
/// What is remembered unmasked lives no longer than the reading of a run and is never handed out.
struct MaskedMessages {
    /// How many messages are remembered, each up to what is looked at.
    private static let limit = 128

    private var known: [String: MaskedMessage?] = [:]

    /// The masked form of a raw message; nil when nothing but white space is in it.
    mutating func masked(_ raw: String) -> MaskedMessage? {
        if let seen = known[raw] { return seen }
        let message = MaskedMessage(raw)
        if known.count < Self.limit, raw.utf8.count <= MaskedMessage.reach { known[raw] = .some(message) }
        return message
    }
}
