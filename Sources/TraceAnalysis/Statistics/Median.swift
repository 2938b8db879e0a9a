/// Order statistics of a few values, for rules that ask for a median or a quantile and no more.
enum Median {
    /// Up to this many values are sorted.
    private static let few = 1 << 9
    /// How many bits of a value are a digit.
    private static let digitBits = 11

    /// The middle one, or the mean of the two in the middle; nil where there is none.
    ///
    /// O(n), a third of what sorting takes. Values are finite.
    static func of(_ values: [Double]) -> Double? {
        guard values.count > few else { return ofSorted(values.sorted()) }
        let middle = values.count / 2
        let upper = value(at: middle, of: values)
        guard values.count % 2 == 0 else { return upper }
        var (below, lower) = (0, -Double.infinity)
        for value in values where value < upper {
            below += 1
            lower = max(lower, value)
        }
        return ((below == middle ? lower : upper) + upper) / 2
    }

    /// The value at a place of the ascending order, from 0 on.
    ///
    /// Values are counted by the first digit in which they differ, and only those of one digit are gone on with.
    private static func value(at place: Int, of values: [Double]) -> Double {
        var (rest, place) = (values, place)
        while rest.count > few {
            var (all, common): (UInt64, UInt64) = (0, .max)
            for value in rest {
                all |= value.orderedBits
                common &= value.orderedBits
            }
            guard all != common else { return rest[0] }
            let shift = UInt64(max(64 - digitBits - (all ^ common).leadingZeroBitCount, 0))
            func digit(_ value: Double) -> Int {
                Int(truncatingIfNeeded: value.orderedBits &>> shift) & (1 << digitBits - 1)
            }
            var counts = [Int](repeating: 0, count: 1 << digitBits)
            for value in rest { counts[digit(value)] += 1 }
            var middle = 0
            while place >= counts[middle] {
                place -= counts[middle]
                middle += 1
            }
            // One more than there are, so that a value is written wherever it belongs: no branch depends on it.
            rest = [Double](unsafeUninitializedCapacity: counts[middle] + 1) { kept, count in
                for value in rest {
                    kept[count] = value
                    count += digit(value) == middle ? 1 : 0
                }
            }
        }
        return rest.sorted()[place]
    }

    /// The same of values in ascending order.
    static func ofSorted(_ sorted: [Double]) -> Double? {
        guard !sorted.isEmpty else { return nil }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The value at a share of the order, interpolated between neighbours; nil where there is none.
    static func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double? {
        guard let last = sorted.last else { return nil }
        let place = share * Double(sorted.count - 1)
        let index = Int(place)
        guard index + 1 < sorted.count else { return last }
        return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
    }

    /// In ascending order.
    static func sorted(_ values: [Double]) -> [Double] { RadixSort.sorted(values) }
}
