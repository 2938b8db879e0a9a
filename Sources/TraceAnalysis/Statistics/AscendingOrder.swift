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
        var source = elements
        var (all, common): (UInt64, UInt64) = (0, .max)
        for element in source {
            all |= key(element)
            common &= key(element)
        }
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

extension [Double] {
    /// The values of two ascending lists in ascending order.
    ///
    /// O(n).
    func merged(with other: [Double]) -> [Double] {
        guard let first = other.first, let last else { return isEmpty ? other : self }
        // Whole numbers and others seldom overlap: times beyond 2^32 ns are the largest.
        guard last > first else { return self + other }
        var result: [Double] = []
        result.reserveCapacity(count + other.count)
        var rest = other[...]
        for value in self {
            while let next = rest.first, next < value { result.append(rest.removeFirst()) }
            result.append(value)
        }
        return result + rest
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element fulfils a condition that holds for all elements behind it too; `endIndex` where
    /// none does.
    ///
    /// O(log n).
    package func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
