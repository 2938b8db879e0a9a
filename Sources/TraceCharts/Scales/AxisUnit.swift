import TraceAnalysis

/// The one unit in which the labels of an axis are written.
public struct AxisUnit: Sendable, Hashable {
    /// The unit's name, for the axis title; empty for none.
    public let name: String
    /// What values are divided by.
    public let divisor: Double

    private init(_ name: String, _ divisor: Double) {
        self.name = name
        self.divisor = divisor
    }

    private static let times = [
        AxisUnit("ns", 1), AxisUnit("μs", 1e3), AxisUnit("ms", 1e6), AxisUnit("s", 1e9),
    ]
    private static let sizes = [
        AxisUnit("B", 1), AxisUnit("KB", 1_024), AxisUnit("MB", 1_048_576), AxisUnit("GB", 1_073_741_824),
    ]

    /// The unit that suits a typical value, such as the median, as long as the largest stays below 10,000.
    public init(for quantity: Quantity, typical: Double, largest: Double) {
        let units: [AxisUnit]
        switch quantity {
        case .time: units = AxisUnit.times
        case .bytes: units = AxisUnit.sizes
        case .share: units = [AxisUnit("%", 0.01)]
        default: units = [AxisUnit(quantity.word, 1)]
        }
        let size = abs(typical) > 0 ? abs(typical) : abs(largest)
        let suited = units.lastIndex { size >= $0.divisor } ?? 0
        let index =
            (suited..<units.count).first { abs(largest) / units[$0].divisor < 10_000 } ?? units.count - 1
        self = units[index]
    }

    /// The axis title with the unit: `Time to first byte (ms)`.
    public func title(_ text: String) -> String { name.isEmpty ? text : "\(text) (\(name))" }
}

/// How the numbers beside ticks are written.
enum TickLabel {
    /// A number with just the decimals that its axis needs and a comma between thousands.
    ///
    /// From a million on, and where more than six decimals would be needed, with a power of ten: `2.5e-9`.
    static func number(_ value: Double, decimals: Int) -> String {
        guard value != 0 else { return "0" }
        if abs(value) >= 1e7 || decimals > 6 { return scientific(value, decimals: decimals) }
        let text = FigureStyle.fixed(value, decimals)
        guard abs(value) >= 1_000, let whole = Int(text.prefix { $0 != "." }) else { return text }
        return FigureStyle.grouped(whole) + text.drop { $0 != "." }
    }

    /// A tick of a logarithmic axis with a unit of its own: `200 μs`, `1 ms`.
    static func logarithmic(_ value: Double, of quantity: Quantity) -> String {
        let unit = AxisUnit(for: quantity, typical: value * (1 + 1e-9), largest: value)
        let scaled = value / unit.divisor
        let decimals = (0...6).first { decimals in
            let text = FigureStyle.fixed(scaled, decimals)
            return abs((Double(text) ?? 0) - scaled) <= abs(scaled) * 1e-6
        }
        let number = number(scaled, decimals: decimals ?? 7)
        switch quantity {
        case .time, .bytes, .share: return number + " " + unit.name
        default: return number
        }
    }

    /// A number without the zeros that end its decimals.
    private static func trimmed(_ number: String) -> String {
        guard number.contains(".") else { return number }
        let digits = number.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(digits.reversed())
    }

    private static func scientific(_ value: Double, decimals: Int) -> String {
        let exponent = Decades.exponent(below: abs(value))
        let places = min(max(exponent + decimals, 0), 3)
        let power = Decades.power(abs(exponent))
        let mantissa = FigureStyle.fixed(exponent < 0 ? value * power : value / power, places)
        return "\(trimmed(mantissa))e\(exponent)"
    }
}
