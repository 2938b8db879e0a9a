/// Sorts numbers by their upper halves, some millions at a time, so that each bin is touched once for many
/// numbers that belong into it.
struct UpperHalfPartition: Sendable {
    /// Kept from one time to the next: memory that was used before costs nothing.
    private var lows: [UInt16] = []

    /// Passes the lower halves on, bin by bin.
    ///
    /// O(n).
    mutating func forEachBin(of pages: [[UInt32]], _ body: (Int, UnsafeBufferPointer<UInt16>) -> Void) {
        var places = [Int](repeating: 0, count: 1 << 16)
        places.withUnsafeMutableBufferPointer { counts in
            for page in pages {
                for number in page { counts[Int(number &>> 16)] &+= 1 }
            }
        }
        var total = 0
        for bin in places.indices {
            let count = places[bin]
            places[bin] = total
            total += count
        }
        if lows.count < total { lows = [UInt16](repeating: 0, count: total) }
        lows.withUnsafeMutableBufferPointer { lows in
            places.withUnsafeMutableBufferPointer { places in
                for page in pages {
                    for number in page {
                        let bin = Int(number &>> 16)
                        lows[places[bin]] = UInt16(truncatingIfNeeded: number)
                        places[bin] &+= 1
                    }
                }
            }
        }
        // Each place has moved to the end of its bin.
        lows.withUnsafeBufferPointer { lows in
            var start = 0
            for (bin, end) in places.enumerated() where end > start {
                body(bin, UnsafeBufferPointer(rebasing: lows[start..<end]))
                start = end
            }
        }
    }
}
