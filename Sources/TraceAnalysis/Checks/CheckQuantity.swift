/// What a rule's figure measures, and the units in which its limit can be given.
public enum CheckQuantity: Sendable, Equatable {
    /// Milliseconds; a limit needs a unit.
    case time
    /// Bytes; a limit needs a unit.
    case size
    /// A fraction of 1, which % divides by 100.
    case rate
    /// A count, or with % its share.
    case countOrShare
    /// A number without a unit.
    case number

    /// The units by name with what a number is multiplied by.
    var units: [(name: String, factor: Double)] {
        switch self {
        // Both spellings of μ: U+03BC, as figures are printed, and U+00B5, as keyboards have it.
        case .time: [("ns", 1e-6), ("μs", 1e-3), ("\u{B5}s", 1e-3), ("us", 1e-3), ("ms", 1), ("s", 1000)]
        case .size: [("B", 1), ("KB", 1_024), ("MB", 1_048_576)]
        case .rate, .countOrShare: [("%", 0.01)]
        case .number: []
        }
    }

    /// Whether a number alone says too little.
    var needsUnit: Bool { self == .time || self == .size }
}
