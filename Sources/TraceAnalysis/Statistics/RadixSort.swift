/// Sorting by the digits of a key, which for long lists takes a fraction of comparing elements.
enum RadixSort {
    /// Up to this many elements are compared.
    private static let few = 1 << 9
    /// How many bits of the key are a digit.
    private static let digitBits = 11

    /// The elements in ascending order of their keys, those of equal keys in the order they came.
    ///
    /// O(n) for each eleven bits in which the keys differ. Memory: as much as the elements take once more.
    @inline(__always)
    static func sorted<Element>(_ elements: consuming [Element], by key: (Element) -> UInt64) -> [Element] {
        guard elements.count > few else { return elements.sorted { key($0) < key($1) } }
        let all = elements.reduce(0) { $0 | key($1) }
        let common = elements.reduce(.max) { $0 & key($1) }
        var source = elements
        var target = source
        for shift in stride(from: 0, to: 64, by: digitBits) where (all ^ common) >> shift & 2047 != 0 {
            source.withUnsafeBufferPointer { source in
                target.withUnsafeMutableBufferPointer { target in
                    distribute(source, into: target) {
                        Int(truncatingIfNeeded: key($0) &>> UInt64(shift) & 2047)
                    }
                }
            }
            swap(&source, &target)
        }
        return source
    }

    /// Finite values in ascending order.
    static func sorted(_ values: consuming [Double]) -> [Double] {
        values.count > few ? sorted(values, by: \.orderedBits) : values.sorted()
    }

    /// Copies elements in ascending order of one digit of theirs.
    @inline(__always)
    private static func distribute<Element>(
        _ source: UnsafeBufferPointer<Element>, into target: UnsafeMutableBufferPointer<Element>,
        by digit: (Element) -> Int
    ) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digitBits) { places in
            places.initialize(repeating: 0)
            for element in source { places[digit(element)] &+= 1 }
            var total = 0
            for digit in places.indices { (places[digit], total) = (total, total + places[digit]) }
            for element in source {
                let digit = digit(element)
                target[places[digit]] = element
                places[digit] &+= 1
            }
        }
    }
}

extension Double {
    /// The bits, turned so that a greater number has greater bits.
    var orderedBits: UInt64 {
        bitPattern & 1 << 63 == 0 ? bitPattern | 1 << 63 : ~bitPattern
    }
}
