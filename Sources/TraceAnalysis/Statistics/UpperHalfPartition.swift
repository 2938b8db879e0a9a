/// Sorts numbers by their upper halves, some millions at a time, so that each bin is touched once for many
/// numbers that belong into it.
struct UpperHalfPartition: Sendable {
    /// How often each upper half occurs, then where its lower halves go; only zeros between two calls.
    private var places: [UInt32] = []
    private var lows: [UInt16] = []

    /// Passes the lower halves of at most 2^32 − 1 numbers on, bin by bin.
    ///
    /// O(n). What it needs is kept from one time to the next: memory that was used before costs nothing.
    mutating func forEachBin(of pages: [[UInt32]], _ body: (Int, UnsafeBufferPointer<UInt16>) -> Void) {
        if places.isEmpty { places = [UInt32](repeating: 0, count: 1 << 16) }
        let total = pages.reduce(0) { $0 + $1.count }
        if lows.count < total { lows = [UInt16](repeating: 0, count: total) }
        places.withUnsafeMutableBufferPointer { places in
            lows.withUnsafeMutableBufferPointer { lows in
                Self.distribute(pages, by: places, into: lows)
                // Each place has moved to the end of its bin.
                var start = 0
                for bin in places.indices where places[bin] > start {
                    let end = Int(places[bin])
                    body(bin, UnsafeBufferPointer(rebasing: lows[start..<end]))
                    start = end
                }
            }
            places.update(repeating: 0)
        }
    }

    /// Counts the upper halves, and puts the lower halves where those before them end.
    private static func distribute(
        _ pages: [[UInt32]], by places: UnsafeMutableBufferPointer<UInt32>,
        into lows: UnsafeMutableBufferPointer<UInt16>
    ) {
        for page in pages {
            for number in page { places[Int(number &>> 16)] &+= 1 }
        }
        var total: UInt32 = 0
        for bin in places.indices { (places[bin], total) = (total, total &+ places[bin]) }
        for page in pages {
            for number in page {
                let bin = Int(number &>> 16)
                lows[Int(places[bin])] = UInt16(truncatingIfNeeded: number)
                places[bin] &+= 1
            }
        }
    }
}
