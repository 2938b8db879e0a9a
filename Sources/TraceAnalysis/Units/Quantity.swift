/// What a number measures: it settles the unit in files, the units of a rule's limit, and how people read it.
///
/// Inside the package times are nanoseconds; they become milliseconds where they are encoded, and whatever unit
/// suits them where they are spelled.
public enum Quantity: Sendable, Hashable {
    /// Times in nanoseconds.
    case time
    /// Sizes in bytes.
    case bytes
    /// Numbers of things.
    case count
    /// Numbers of tokens.
    case tokens
    /// Fractions of 1, written in percent.
    case share
    /// How many times something is something else: `1.50x`.
    case ratio
    /// Requests a second.
    case requestsPerSecond
    /// Output tokens a second.
    case tokensPerSecond
    /// Response bytes for each output token.
    case bytesPerToken
    /// Response chunks for each output token.
    case chunksPerToken
    /// Output tokens for each response chunk.
    case tokensPerChunk
    /// Anything else; its unit is a word beside the number, empty for none.
    case plain(unit: String)

    /// The unit in JSON and CSV.
    public var unit: String {
        switch self {
        case .time: "ms"
        case .bytes: "bytes"
        case .count: "count"
        case .tokens: "tokens"
        case .share, .ratio: "ratio"
        case .requestsPerSecond: "requests/sec"
        case .tokensPerSecond: "tokens/sec"
        case .bytesPerToken: "bytes/token"
        case .chunksPerToken: "chunks/token"
        case .tokensPerChunk: "tokens/chunk"
        case .plain(let unit): unit
        }
    }

    /// What a value is divided by to give the unit of JSON and CSV: 1,000,000 for times, 1 for the rest.
    public var divisor: Double { self == .time ? 1_000_000 : 1 }

    /// A value in the unit of JSON and CSV.
    public func encoded(_ value: Double) -> Double { value / divisor }

    /// A value that was read in the unit of JSON and CSV.
    ///
    /// A time of whole nanoseconds is exactly what it was: the product is off by an ulp or two at most.
    public func decoded(_ value: Double) -> Double {
        guard self == .time else { return value }
        let product = value * divisor
        let whole = product.rounded()
        return abs(product - whole) <= 2 * product.ulp ? whole : product
    }
}

extension Quantity {
    /// A value with its unit, as sentences, lists of facts and charts say it: `42.11ms`, `1,920`, `2666.67 tokens/s`.
    public func text(_ value: Double) -> String {
        switch self {
        case .count, .tokens:
            value == value.rounded() && abs(value) < 1e15
                ? FigureStyle.grouped(Int(value)) : FigureStyle.fixed(value, 2)
        case .tokensPerSecond, .bytesPerToken, .chunksPerToken, .plain:
            FigureStyle.plain(value) + (word.isEmpty ? "" : " " + word)
        case .requestsPerSecond: cell(value) + " " + word
        case .time, .bytes, .share, .ratio, .tokensPerChunk: cell(value)
        }
    }

    /// A value as tables print it, without a unit where the title of the row names it (`wordBesideTitle`): `42.11ms`, `1920`, `2666.67`.
    public func cell(_ value: Double) -> String {
        switch self {
        case .time: FigureStyle.duration(nanoseconds: value)
        case .bytes: FigureStyle.size(bytes: value)
        case .count, .tokens, .plain: FigureStyle.plain(value)
        case .share: FigureStyle.percent(value)
        case .ratio: FigureStyle.fixed(value, 2) + "x"
        case .requestsPerSecond, .tokensPerSecond, .tokensPerChunk: FigureStyle.fixed(value, 2)
        case .bytesPerToken: FigureStyle.bytesPerToken(value)
        case .chunksPerToken: FigureStyle.fixed(value, 3)
        }
    }

    /// A median as tables print it: that of tokens has two decimals, as the seed writes it.
    public func medianCell(_ value: Double) -> String {
        self == .tokens ? FigureStyle.fixed(value, 2) : cell(value)
    }

    /// A difference as tables print it, with its sign: `+1.20ms`; none where it is spelled as 0.
    public func signedCell(_ value: Double) -> String { FigureStyle.signed(value, cell(value)) }

    /// The unit as a table names it beside a title, where cells are bare numbers and the title does not say of what.
    public var wordBesideTitle: String? {
        switch self {
        case .requestsPerSecond, .tokensPerSecond, .plain: word.isEmpty ? nil : word
        case .time, .bytes, .count, .tokens, .share, .ratio, .bytesPerToken, .chunksPerToken, .tokensPerChunk:
            nil
        }
    }

    /// The unit as a word beside a number or in an axis title; empty where the number says it, or has none.
    public var word: String {
        switch self {
        case .requestsPerSecond: "requests/s"
        case .tokensPerSecond: "tokens/s"
        case .bytesPerToken: "B/token"
        case .chunksPerToken: "chunks/token"
        case .plain(let unit): unit
        case .time, .bytes, .count, .tokens, .share, .ratio, .tokensPerChunk: ""
        }
    }
}

extension Quantity {
    /// A unit in which the limit of a rule can be given.
    struct LimitUnit {
        let name: String
        /// The number that stands for one of it, as a power of ten or of two.
        let scale: Scale

        enum Scale {
            case tenTo(Int)
            case times(Double)
        }
    }

    /// The units of a rule's limit; empty where it has none.
    var limitUnits: [LimitUnit] {
        switch self {
        // Both spellings of μ: U+03BC, as figures are printed, and U+00B5, as keyboards have it.
        case .time:
            [("ns", 0), ("μs", 3), ("\u{B5}s", 3), ("us", 3), ("ms", 6), ("s", 9)]
                .map { LimitUnit(name: $0.0, scale: .tenTo($0.1)) }
        case .bytes:
            [("B", 1), ("KB", 1_024), ("MB", 1_048_576)]
                .map { LimitUnit(name: $0.0, scale: .times($0.1)) }
        case .share: [LimitUnit(name: "%", scale: .tenTo(-2))]
        default: []
        }
    }

    /// Whether a limit without a unit says too little.
    var needsLimitUnit: Bool { self == .time || self == .bytes }
}
