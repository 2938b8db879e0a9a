/// The gaps between the arrivals of one answer, looked at a few dozen at a time.
///
/// A record has hundreds of gaps, and most questions about them are answered by the sum or the longest of a block: both
/// are found several gaps at a time, and only few blocks are then gone through gap by gap.
extension UnsafeBufferPointer<UInt32> {
    /// How many gaps are looked at together.
    static var blockLength: Int { 32 }

    /// How many blocks there are; the last may be short.
    var blockCount: Int { (count + Self.blockLength - 1) / Self.blockLength }

    /// Which gaps are in a block.
    @inline(__always)
    func block(_ number: Int) -> Range<Int> {
        let begin = number &* Self.blockLength
        return begin..<Swift.min(begin &+ Self.blockLength, count)
    }

    /// The sum of some gaps.
    @inline(__always)
    func sum(of range: Range<Int>) -> UInt64 {
        var sum: UInt64 = 0
        for index in range { sum &+= UInt64(self[index]) }
        return sum
    }

    /// The blocks in which the two longest gaps are, in their order; the second is empty where one is all there is.
    ///
    /// The longest gap is in the first block that has none longer than the others' longest, and the next one either beside
    /// it or, in the same way, in the best of the other blocks. Of equal gaps the earlier counts as the longer. O(n).
    var blocksOfLongest: (Range<Int>, Range<Int>) {
        var (best, next) = (0, blockCount)
        var (longest, second): (UInt32, UInt32) = (0, 0)
        for number in 0..<blockCount {
            var most: UInt32 = 0
            for index in block(number) { most = Swift.max(most, self[index]) }
            if number == 0 {
                longest = most
            } else if most > longest {
                (best, next) = (number, best)
                (longest, second) = (most, longest)
            } else if next == blockCount || most > second {
                (next, second) = (number, most)
            }
        }
        if best == blockCount || next == blockCount { return (0..<count, count..<count) }
        return best < next ? (block(best), block(next)) : (block(next), block(best))
    }
}

extension [Int64] {
    /// The gaps between consecutive times; nil where one of them is no whole number below 2^32.
    var wholeGaps: [UInt32]? {
        guard !isEmpty else { return [] }
        var areWhole = false
        let gaps = [UInt32](unsafeUninitializedCapacity: count - 1) { gaps, written in
            areWhole = withUnsafeBufferPointer { $0.write(gapsTo: gaps) }
            written = areWhole ? count - 1 : 0
        }
        return areWhole ? gaps : nil
    }
}
