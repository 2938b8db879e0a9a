/// A sum that does not depend on the order in which its parts are added.
///
/// Whole numbers are added up exactly; what has a fraction is kept and added last, from the smallest up.
public struct ExactSum: Sendable, Equatable {
    private var whole: Int128 = 0
    private var others: [Double] = []

    /// A sum of nothing.
    public init() {}

    /// Adds a finite number below 2^63 in size.
    mutating func add(_ value: Double) {
        if let integer = Int64(exactly: value) { whole += Int128(integer) } else { others.append(value) }
    }

    /// Adds all parts of another sum.
    mutating func append(_ other: ExactSum) {
        whole += other.whole
        others.append(contentsOf: other.others)
    }

    /// The sum, rounded once for its whole part.
    public var value: Double { Double(whole) + others.sorted().reduce(0, +) }
}
