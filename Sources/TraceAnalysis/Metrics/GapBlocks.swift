/// The sums and the longest gaps of an answer's gaps, a few dozen at a time.
///
/// A record has hundreds of gaps, and most questions about them are answered by the sum or the longest of a block: both
/// are found together, several gaps at a time, and only few blocks are then gone through gap by gap.
struct GapBlocks {
    /// How many gaps are looked at together.
    static let length = 32
    /// The sum of a block of shorter gaps fits 32 bits: 2^27 ns, an eighth of a second.
    private static let shortBits: UInt32 = 1 << 27 - 1

    /// The sum of each block's gaps, in ns.
    private(set) var sums: [UInt64] = []
    /// The longest gap of each block, in ns.
    private(set) var longest: [UInt32] = []
    /// How many gaps there are.
    private(set) var gapCount = 0

    /// How many blocks there are; the last may be short.
    var count: Int { sums.count }

    /// Which gaps are in a block.
    func range(_ block: Int) -> Range<Int> {
        let begin = block &* Self.length
        return begin..<min(begin &+ Self.length, gapCount)
    }

    /// Takes some gaps in the place of those before.
    ///
    /// O(n).
    mutating func measure(_ gaps: UnsafeBufferPointer<UInt32>) {
        sums.removeAll(keepingCapacity: true)
        longest.removeAll(keepingCapacity: true)
        gapCount = gaps.count
        for begin in stride(from: 0, to: gaps.count, by: Self.length) {
            let end = min(begin &+ Self.length, gaps.count)
            var (sum, bits): (UInt32, UInt32) = (0, 0)
            var most: Int32 = 0
            for index in begin..<end {
                sum &+= gaps[index]
                bits |= gaps[index]
                most = max(most, Int32(truncatingIfNeeded: gaps[index]))
            }
            if bits <= Self.shortBits {
                sums.append(UInt64(sum))
                longest.append(UInt32(truncatingIfNeeded: most))
            } else {
                sums.append(gaps[begin..<end].reduce(0) { $0 + UInt64($1) })
                longest.append(gaps[begin..<end].max() ?? 0)
            }
        }
    }

    /// The sum of the gaps before one of them.
    func sum(before place: Int, of gaps: UnsafeBufferPointer<UInt32>) -> UInt64 {
        let block = place / Self.length
        return sums[..<block].reduce(0, &+)
            + gaps[(block * Self.length)..<place].reduce(0) { $0 + UInt64($1) }
    }

    /// The places of the longest gap and of the next one; nil where none is above 0.
    ///
    /// Of equal gaps the earlier counts as the longer. O(n).
    ///
    /// The longest gap is in the first block that has none longer than the others' longest, and the next one either beside
    /// it or, in the same way, in the best of the other blocks.
    func longestTwo(of gaps: UnsafeBufferPointer<UInt32>) -> (first: Int?, second: Int?) {
        guard count > 0 else { return (nil, nil) }
        var (best, next) = (0, count)
        for block in 1..<count {
            if longest[block] > longest[best] {
                (best, next) = (block, best)
            } else if next == count || longest[block] > longest[next] {
                next = block
            }
        }
        guard longest[best] > 0 else { return (nil, nil) }
        let first = place(of: longest[best], in: best, gaps)
        var beside: UInt32 = 0
        for index in range(best) { beside = max(beside, index == first ? 0 : gaps[index]) }
        let elsewhere = next == count ? 0 : longest[next]
        guard max(beside, elsewhere) > 0 else { return (first, nil) }
        let isBeside = beside > elsewhere || beside == elsewhere && best < next
        return (first, place(of: max(beside, elsewhere), in: isBeside ? best : next, besides: first, gaps))
    }

    /// The first place in a block, but one, where a gap is as long.
    private func place(
        of gap: UInt32, in block: Int, besides other: Int? = nil, _ gaps: UnsafeBufferPointer<UInt32>
    ) -> Int? {
        range(block).first { gaps[$0] == gap && $0 != other }
    }
}
