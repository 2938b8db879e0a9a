/// Sorting by the digits of a key, which for long lists takes a fraction of comparing elements.
enum RadixSort {
    /// The elements in ascending order of their keys, those of equal keys in the order they came.
    ///
    /// O(n) for each eleven bits in which the keys differ.
    @inline(__always)
    static func sorted<Element>(_ elements: [Element], by key: (Element) -> UInt64) -> [Element] {
        var source = elements
        var target = elements
        let all = elements.reduce(0) { $0 | key($1) }
        let common = elements.reduce(.max) { $0 & key($1) }
        for shift in stride(from: UInt64(0), to: 64, by: 11) where (all ^ common) &>> shift & 2047 != 0 {
            var offsets = [Int](repeating: 0, count: 2048)
            for element in source { offsets[Int(truncatingIfNeeded: key(element) &>> shift & 2047)] += 1 }
            var total = 0
            for digit in offsets.indices {
                let count = offsets[digit]
                offsets[digit] = total
                total += count
            }
            for element in source {
                let digit = Int(truncatingIfNeeded: key(element) &>> shift & 2047)
                target[offsets[digit]] = element
                offsets[digit] += 1
            }
            swap(&source, &target)
        }
        return source
    }

    /// Finite values in ascending order.
    static func sorted(_ values: [Double]) -> [Double] {
        values.count > 256 ? sorted(values, by: \.orderedBits) : values.sorted()
    }
}

extension Double {
    /// The bits, turned so that a greater number has greater bits.
    var orderedBits: UInt64 {
        bitPattern & 1 << 63 == 0 ? bitPattern | 1 << 63 : ~bitPattern
    }
}
