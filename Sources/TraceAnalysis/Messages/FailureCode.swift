/// What `error.code` holds: an HTTP status or AIPerf's own 499, or a text of a server's making.
public enum FailureCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// A number, as AIPerf writes it.
    case number(Int64)
    /// A text: as it is where it looks like a name of an error, else masked as a message is.
    case text(String)

    /// How many characters of a text are kept.
    private static let longest = 40
    /// More digits than an error's name has are part of an id, an address or a key.
    private static let mostDigits = 6

    /// The code that a text stands for; nil when nothing but white space is in it.
    init?(_ text: String) {
        guard Self.isName(text) else {
            guard let masked = MaskedMessage(text)?.text else { return nil }
            self = .text(masked.shortened(to: Self.longest))
            return
        }
        let masked = MaskedWord.text(text)
        self = .text(masked.contains("[key]") ? masked : text)
    }

    /// A text that was masked before.
    init(masked text: String) { self = .text(text) }

    /// Letters, digits, underscores and hyphens, few of them digits: `rate_limit_exceeded`, `503`, `E1001`.
    private static func isName(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return (1...longest).contains(text.utf8.count)
            && scalars.allSatisfy { $0.isPlainLetter || $0.isPlainDigit || $0 == "_" || $0 == "-" }
            && scalars.filter(\.isPlainDigit).count <= mostDigits
    }

    /// The code as it is shown.
    public var description: String {
        switch self {
        case .number(let number): String(number)
        case .text(let text): text
        }
    }

    /// The number; nil where it is a text.
    public var number: Int64? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The text; nil where it is a number.
    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

extension FailureCode: ExpressibleByIntegerLiteral {
    /// A code that is a number, as most are.
    public init(integerLiteral number: Int64) { self = .number(number) }
}

extension FailureCode: Encodable {
    /// Writes a number as a number and a text as a text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }
}
