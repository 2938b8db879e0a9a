import TraceAnalysis

/// What the values of an axis measure, which settles how they are written.
public enum Quantity: Sendable, Hashable {
    /// Times in nanoseconds.
    case time
    /// Sizes in bytes.
    case bytes
    /// Numbers of things.
    case count
    /// Anything else; its unit is a word beside the number, empty for none.
    case plain(unit: String)
    /// Fractions of 1, written in percent.
    case share

    /// The quantity of a metric's sample.
    public init(_ tag: MetricTag) {
        switch tag.unit {
        case .milliseconds: self = .time
        case .bytes: self = .bytes
        case .count, .tokens: self = .count
        case .tokensPerSecond: self = .plain(unit: "tokens/s")
        case .bytesPerToken: self = .plain(unit: "B/token")
        case .chunksPerToken: self = .plain(unit: "chunks/token")
        }
    }

    /// A value with its unit, as everywhere in the report: `42.11ms`, `17.00KB`, `2666.67 tokens/s`.
    public func text(_ value: Double) -> String {
        switch self {
        case .time: FigureStyle.duration(nanoseconds: value)
        case .bytes: FigureStyle.size(bytes: value)
        case .count:
            value == value.rounded() && abs(value) < 1e15
                ? FigureStyle.grouped(Int(value)) : FigureStyle.fixed(value, 2)
        case .plain(let unit): FigureStyle.plain(value) + (unit.isEmpty ? "" : " " + unit)
        case .share: FigureStyle.percent(value)
        }
    }
}
