/// A pause between two arrivals of an answer, in eight bytes: times in ns with seven digits.
struct Pause: Sendable, Equatable {
    /// From the request's start to the arrival before it.
    let since: Float
    /// How long it was.
    let length: Float

    init(since: Int64, length: Int64) { (self.since, self.length) = (Float(since), Float(length)) }

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
    var pauses: (first: Pause?, second: Pause?) {
        var longest = LongestGaps()
        forEachLongGap { longest.add($0, $1) }
        return (longest.first.pause, longest.second.pause)
    }
}

/// The two longest gaps of those that were shown, in ns.
private struct LongestGaps {
    struct Gap {
        var since: Int64 = 0
        var length: Int64 = 0

        /// nil where there is none.
        var pause: Pause? { length > 0 ? Pause(since: since, length: length) : nil }
    }

    private(set) var first = Gap()
    private(set) var second = Gap()

    @inline(__always)
    mutating func add(_ since: Int64, _ length: Int64) {
        guard length > second.length else { return }
        if length > first.length {
            (first, second) = (Gap(since: since, length: length), first)
        } else {
            second = Gap(since: since, length: length)
        }
    }
}
