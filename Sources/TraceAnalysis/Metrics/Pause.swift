/// A pause between two arrivals of an answer, in eight bytes: times in ns with seven digits.
struct Pause: Sendable, Equatable {
    /// From the request's start to the arrival before it.
    let since: Float
    /// How long it was.
    let length: Float

    init(since: Int64, length: Int64) { (self.since, self.length) = (Float(since), Float(length)) }

    init(_ gap: RequestArrivals.Gap) { self.init(since: gap.since, length: gap.length) }

    /// A pause that a column holds.
    init(packed: Int64) {
        let bits = UInt64(bitPattern: packed)
        since = Float(bitPattern: UInt32(truncatingIfNeeded: bits >> 32))
        length = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
    }

    /// The pause as a column holds it; never what stands for nothing there, as no length is negative.
    var packed: Int64 { Int64(bitPattern: UInt64(since.bitPattern) << 32 | UInt64(length.bitPattern)) }
}

extension RequestArrivals {
    /// The two longest pauses, the longest first; nil where there are not as many.
    func pauses(_ blocks: borrowing GapBlocks) -> (first: Pause?, second: Pause?) {
        let (first, second) = longestGaps(blocks)
        return (first.map(Pause.init), second.map(Pause.init))
    }
}
