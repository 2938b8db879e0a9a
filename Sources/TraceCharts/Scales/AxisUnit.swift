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
        case .count: units = [AxisUnit("", 1)]
        case .plain(let name): units = [AxisUnit(name, 1)]
        case .share: units = [AxisUnit("%", 0.01)]
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
