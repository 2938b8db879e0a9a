/// Gathers the values of one metric until they become a sample.
///
/// Whole numbers below 2^32, which nearly all values are (nanoseconds, bytes, tokens), go into a multiset of
/// four bytes each; everything else is kept as it is. Nothing is rounded.
struct SampleBuilder: Sendable {
    private(set) var integers = IntegerMultiset()
    private(set) var others: [Double] = []

    /// How many values there are.
    var count: Int { integers.count + others.count }

    /// Adds a finite value.
    ///
    /// O(1).
    @inline(__always)
    mutating func add(_ value: Double) {
        if value >= 0, value < 4_294_967_296, value == value.rounded(.towardZero) {
            integers.insert(UInt32(value))
        } else {
            others.append(value)
        }
    }

    /// Adds a whole number that is not negative.
    ///
    /// O(1).
    @inline(__always)
    mutating func add(_ value: Int64) {
        if value < 4_294_967_296 {
            integers.insert(UInt32(truncatingIfNeeded: value))
        } else {
            others.append(Double(value))
        }
    }

    /// Adds the gaps between consecutive times.
    ///
    /// - Returns: how many go back in time and are left out.
    mutating func addGaps(between times: [Int64]) -> Int {
        guard var earlier = times.first else { return 0 }
        var impossible = 0
        for later in times.dropFirst() {
            let (gap, overflow) = later.subtractingReportingOverflow(earlier)
            if gap >= 0, !overflow { add(gap) } else { impossible += 1 }
            earlier = later
        }
        return impossible
    }

    /// Adds whole numbers.
    ///
    /// - Returns: how many are negative and are left out.
    mutating func add(contentsOf values: [Int64]) -> Int {
        var impossible = 0
        for value in values {
            if value >= 0 { add(value) } else { impossible += 1 }
        }
        return impossible
    }

    /// Adds finite values.
    ///
    /// - Returns: how many are impossible and are left out.
    mutating func add(contentsOf values: [Double], within possible: ClosedRange<Double>) -> Int {
        var impossible = 0
        for value in values {
            if possible.contains(value) { add(value) } else { impossible += 1 }
        }
        return impossible
    }

    /// Adds all values of another builder, behind these.
    mutating func append(_ other: consuming SampleBuilder) {
        others.append(contentsOf: other.others)
        integers.append(other.integers)
    }
}
