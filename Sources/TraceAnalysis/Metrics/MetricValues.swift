/// A value for each metric that has one.
struct MetricValues: Sendable, Equatable {
    /// Indexed by the tag's raw value; no metric is ever NaN, so that stands for "not recorded".
    private var storage = [Double](repeating: .nan, count: MetricTag.allCases.count)

    /// The value of a metric; nil when not recorded.
    subscript(tag: MetricTag) -> Double? {
        get {
            let value = storage[tag.rawValue]
            return value.isNaN ? nil : value
        }
        set { storage[tag.rawValue] = newValue ?? .nan }
    }

    /// Whether both hold the same values.
    static func == (left: MetricValues, right: MetricValues) -> Bool {
        MetricTag.allCases.allSatisfy { left[$0] == right[$0] }
    }
}
