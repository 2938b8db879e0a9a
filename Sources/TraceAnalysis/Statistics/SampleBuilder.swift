/// Gathers the values of one metric until they become a sample.
///
/// Whole numbers below 2^32, which nearly all values are (nanoseconds, bytes, tokens), go into a multiset of
/// four bytes each; everything else is kept as it is. Nothing is rounded.
struct SampleBuilder: Sendable {
    /// How many gaps are made at a time, on the stack.
    private static let portion = 256

    private(set) var integers: IntegerMultiset
    private(set) var others: [Double] = []

    /// A builder without values.
    ///
    /// - Parameter pagedLimit: How many whole numbers are gathered before they are put into bins.
    init(pagedLimit: Int = IntegerMultiset.pagedLimit) {
        integers = IntegerMultiset(pagedLimit: pagedLimit)
    }

    /// How many values there are.
    var count: Int { integers.count + others.count }

    /// Adds a finite value.
    ///
    /// O(1).
    @inline(__always)
    mutating func add(_ value: Double) {
        let number = value.smallWhole
        if number < 4_294_967_296 { integers.insert(UInt32(number)) } else { others.append(value) }
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
        times.withUnsafeBufferPointer { times in
            var impossible = 0
            for start in stride(from: 0, to: times.count - 1, by: Self.portion) {
                let end = min(start + Self.portion + 1, times.count)
                impossible += addGaps(betweenFew: UnsafeBufferPointer(rebasing: times[start..<end]))
            }
            return impossible
        }
    }

    private mutating func addGaps(betweenFew times: UnsafeBufferPointer<Int64>) -> Int {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.portion) { gaps in
            if times.write(gapsTo: gaps) {
                integers.insert(UnsafeBufferPointer(rebasing: gaps[..<(times.count - 1)]))
                return 0
            }
            var impossible = 0
            for (earlier, later) in zip(times, times.dropFirst()) {
                let (gap, overflow) = later.subtractingReportingOverflow(earlier)
                if overflow || gap < 0 { impossible += 1 } else { add(gap) }
            }
            return impossible
        }
    }

    /// Adds whole numbers, most of them below 2^16.
    ///
    /// - Returns: how many are negative and are left out.
    mutating func add(contentsOf values: [Int64]) -> Int {
        let unusual = values.withUnsafeBufferPointer { integers.insertSmall($0) }
        guard unusual > 0 else { return 0 }
        for value in values where value >= 4_294_967_296 { others.append(Double(value)) }
        return values.count { $0 < 0 }
    }

    /// Adds whole numbers.
    @inline(__always)
    mutating func add(contentsOf numbers: UnsafeBufferPointer<UInt32>) { integers.insert(numbers) }

    /// Adds different whole numbers, as `IntegerMultiset.insert` does.
    mutating func insert(
        _ numbers: [Int64], _ counts: [Int64], listed: Bool, _ isAllowed: (Int) -> Bool
    ) -> Bool {
        integers.insert(numbers, counts, listed: listed, isAllowed)
    }

    /// Adds finite values that are no whole numbers below 2^32.
    mutating func append(others values: [Double]) { others += values }

    /// All values in ascending order.
    ///
    /// For not too many of them.
    var sorted: [Double] {
        let whole = RadixSort.sorted(integers.numbers) { UInt64($0) }.map { Double($0) }
        return whole.merged(with: RadixSort.sorted(others))
    }

    /// Frees what is kept ready for more values.
    mutating func trim() { integers.trim() }

    /// Hands out all values, and has none from then on.
    mutating func take() -> SampleBuilder {
        defer { self = SampleBuilder(pagedLimit: integers.pagedLimit) }
        return self
    }

    /// Hands out the values that are not in the multiset, and forgets them.
    mutating func popOthers() -> [Double] {
        defer { others = [] }
        return others
    }

    /// Adds all values of another builder, behind these.
    mutating func append(_ other: consuming SampleBuilder) {
        if others.isEmpty { others = other.others } else { others.append(contentsOf: other.others) }
        integers.append(other.integers)
    }
}

extension Double {
    /// The value where it is a whole number from 0 to 2^32 − 1; `UInt64.max` for any other.
    @inline(__always)
    fileprivate var smallWhole: UInt64 {
        guard self >= 0, self < 4_294_967_296 else { return .max }
        let whole = UInt64(truncatingIfNeeded: Int64(self))
        return Double(Int64(truncatingIfNeeded: whole)) == self ? whole : .max
    }
}

extension UnsafeBufferPointer<Int64> {
    /// Writes the differences between neighbours, of which there must be one or more; false where one of them is no
    /// whole number below 2^32, and what is written then is not said.
    ///
    /// Nothing in the loop depends on what was found before, so that it runs on several times at once. Of times that
    /// are not negative no difference overflows.
    func write(gapsTo gaps: UnsafeMutableBufferPointer<UInt32>) -> Bool {
        var times: Int64 = self[0]
        var all: UInt64 = 0
        for index in 1..<count {
            let gap = UInt64(bitPattern: self[index] &- self[index &- 1])
            gaps[index &- 1] = UInt32(truncatingIfNeeded: gap)
            times |= self[index]
            all |= gap
        }
        return times >= 0 && all < 4_294_967_296
    }
}
