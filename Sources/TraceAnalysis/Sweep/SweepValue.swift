/// A value of what varies between the runs of a sweep: a number, or words.
public enum SweepValue: Sendable, Hashable {
    /// A number of users, requests a second, tokens or anything else.
    case number(Double)
    /// What is no number: the name of a scenario, a truth.
    case text(String)

    /// A value as a summary writes it.
    public init(_ text: String) {
        if let number = Double(text), number.isFinite {
            self = .number(number)
        } else {
            self = .text(text)
        }
    }

    /// The number; nil for words.
    public var number: Double? { if case .number(let number) = self { number } else { nil } }

    /// The value as it is written: `8`, `2.5`, `aa-1k`.
    public var text: String {
        switch self {
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15
                ? FigureStyle.fixed(number, 0) : "\(number)"
        case .text(let text): text
        }
    }
}

extension SweepValue: Comparable {
    /// Numbers by their value and before words; words in the order of the numbers in them.
    public static func < (one: SweepValue, other: SweepValue) -> Bool {
        switch (one, other) {
        case (.number(let first), .number(let second)): first < second
        case (.number, .text): true
        case (.text, .number): false
        case (.text(let first), .text(let second)):
            first.orderOfNumbers.lexicographicallyPrecedes(second.orderOfNumbers)
        }
    }
}

extension SweepValue: Encodable {
    /// Writes a number or a text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }
}
