/// Gaps that were counted last, by length and place, as they come fastest.
///
/// Gaps of one response are alike and their places follow each other: so the places of one length lie side by side.
/// That is a few hundred kilobytes, where lengths side by side would be megabytes.
struct RecentGaps: Sendable {
    /// How many places a length has room for; no place is as large.
    ///
    /// No power of two, so that caches hold the same place of many lengths.
    private static let stride = 1 << 10 + 16
    private static let none = UInt16.max

    /// Where the places of a length begin, in strides; `none` while no gap is as long.
    private var slots: [UInt16] = []
    private var counts: [UInt32] = []
    /// How many gaps there are.
    private(set) var total = 0

    /// Whether so many more could fill a count.
    func isFull(with more: Int) -> Bool { total + more > UInt32.max }

    /// Counts gaps in whole ns, those that are too long left out.
    ///
    /// - Parameters:
    ///   - gaps: The gaps behind each other.
    ///   - first: The place of the first.
    ///   - lastPlace: From which place on all are counted as at one.
    mutating func add(
        _ gaps: UnsafeBufferPointer<UInt64>, from first: Int, lastPlace: Int, places: LogBins,
        lengths: LogBins
    ) {
        if slots.isEmpty {
            slots = [UInt16](repeating: Self.none, count: lengths.bin(of: RequestGaps.longest) + 1)
        }
        var counted = 0
        while counted < gaps.count {
            counted = count(gaps, from: first, behind: counted, lastPlace, places, lengths)
            guard counted < gaps.count else { break }
            // A length that did not occur before.
            slots[lengths.bin(of: gaps[counted])] = UInt16(counts.count / Self.stride)
            counts += repeatElement(0, count: Self.stride)
        }
    }

    /// Counts gaps up to one for whose length there is no room yet; returns how many were looked at.
    private mutating func count(
        _ gaps: UnsafeBufferPointer<UInt64>, from first: Int, behind start: Int, _ lastPlace: Int,
        _ places: LogBins, _ lengths: LogBins
    ) -> Int {
        slots.withUnsafeBufferPointer { slots in
            counts.withUnsafeMutableBufferPointer { counts in
                for index in start..<gaps.count where gaps[index] <= RequestGaps.longest {
                    let slot = slots[lengths.bin(of: gaps[index])]
                    guard slot != Self.none else { return index }
                    let place = places.bin(of: UInt64(min(first &+ index, lastPlace)))
                    counts[Int(slot) &* Self.stride &+ place] &+= 1
                    total &+= 1
                }
                return gaps.count
            }
        }
    }

    /// Passes on how many gaps there are of each length at each place.
    func forEach(_ body: (_ place: Int, _ length: Int, _ count: Int) -> Void) {
        for (length, slot) in slots.enumerated() where slot != Self.none {
            let start = Int(slot) * Self.stride
            for (place, count) in counts[start..<start + Self.stride].enumerated() where count > 0 {
                body(place, length, Int(count))
            }
        }
    }
}
